//! A rule block as it is laid out: sections with headers and keys, and the comments around them.

use std::borrow::Cow;

/// A block.
#[derive(Debug, Default)]
pub(super) struct Layout<'a> {
    /// Its sections in order.
    pub(super) sections: Vec<Section<'a>>,
    /// Comments at its end that belong to none of them.
    pub(super) tail: Vec<Note<'a>>,
}

/// A header with the keys below it; without a header at the beginning of a block.
#[derive(Debug, Default)]
pub(super) struct Section<'a> {
    /// Whether a blank line stood between it and the section before it.
    pub(super) is_apart: bool,
    /// Comments above its header.
    pub(super) above: Vec<Note<'a>>,
    /// Its header.
    pub(super) header: Option<Header<'a>>,
    /// Comments below its header that a blank line divides from the first key.
    pub(super) head: Vec<&'a str>,
    /// Its keys.
    pub(super) entries: Vec<Item<'a>>,
    /// Comments below its last key.
    pub(super) foot: Vec<&'a str>,
}

/// `[kind.id]`, or `[[kind.id.key]]`.
#[derive(Debug)]
pub(super) struct Header<'a> {
    /// Its names, escapes resolved.
    pub(super) names: Vec<String>,
    /// As it is printed, brackets included.
    pub(super) text: String,
    /// Whether it begins an item of a list.
    pub(super) is_list: bool,
    /// The comment on its line.
    pub(super) beside: Option<&'a str>,
}

/// Lines of comments with no blank line between them.
#[derive(Debug)]
pub(super) struct Note<'a> {
    pub(super) lines: Vec<&'a str>,
    /// Whether what stands above follows without a blank line.
    touches_above: bool,
    /// Whether what stands below follows without a blank line.
    pub(super) touches_below: bool,
}

/// A key with its value, or an item of a list.
#[derive(Debug)]
pub(super) struct Item<'a> {
    /// Comments above it.
    pub(super) above: Vec<&'a str>,
    /// The key; none for an item of a list.
    pub(super) key: Option<Key>,
    /// The value.
    pub(super) value: Value<'a>,
    /// The comment on its line.
    pub(super) beside: Option<&'a str>,
}

/// A key, with dots if it reaches into a table.
#[derive(Debug)]
pub(super) struct Key {
    /// As it is printed.
    pub(super) text: String,
    /// Its first name, escapes resolved.
    pub(super) first: String,
}

/// A value.
#[derive(Debug)]
pub(super) enum Value<'a> {
    /// A text, number, date or truth as it is printed.
    Scalar(Cow<'a, str>),
    /// Several values.
    Group(Group<'a>),
}

/// A list or a table in braces.
#[derive(Debug)]
pub(super) struct Group<'a> {
    pub(super) shape: Shape,
    pub(super) items: Vec<Item<'a>>,
    /// Comments below its last item.
    pub(super) below: Vec<&'a str>,
}

/// What kind of group it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    List,
    Table,
}

/// A line of a block, or several if its value has several.
#[derive(Debug)]
pub(super) enum Line<'a> {
    Blank,
    Comment(&'a str),
    Header(Header<'a>),
    Entry(Item<'a>),
}

impl<'a> Layout<'a> {
    /// Puts lines together. A comment belongs to what follows it, unless a blank line divides the two and none
    /// divides it from what it stands below.
    pub(super) fn of(lines: Vec<Line<'a>>) -> Self {
        let mut layout = Self::default();
        let mut open = Section::default();
        let mut notes = Notes::default();
        for line in lines {
            match line {
                Line::Blank => notes.blank(),
                Line::Comment(text) => notes.add(text, !open.is_empty()),
                Line::Header(header) => {
                    let is_apart = notes.is_apart;
                    open.foot = notes.take_lower_part();
                    layout.add(open);
                    open = Section {
                        is_apart,
                        above: notes.take(),
                        header: Some(header),
                        ..Section::default()
                    };
                }
                Line::Entry(mut item) => {
                    if open.entries.is_empty() {
                        open.head = notes.take_lower_part();
                    }
                    let lines = notes.take().into_iter().flat_map(|note| note.lines);
                    item.above = lines.collect();
                    open.entries.push(item);
                }
            }
        }
        open.foot = notes.take_lower_part_at_end();
        layout.add(open);
        layout.tail = notes.take();
        layout
    }

    fn add(&mut self, section: Section<'a>) {
        if !section.is_empty() {
            self.sections.push(section);
        }
    }
}

impl Section<'_> {
    fn is_empty(&self) -> bool {
        self.header.is_none() && self.entries.is_empty()
    }
}

/// The comments between what was read and what comes next.
#[derive(Default)]
struct Notes<'a> {
    waiting: Vec<Note<'a>>,
    /// Whether the last line was blank.
    is_after_blank: bool,
    /// Whether any of the lines was blank.
    is_apart: bool,
}

impl<'a> Notes<'a> {
    fn blank(&mut self) {
        self.is_after_blank = true;
        self.is_apart = true;
        if let Some(last) = self.waiting.last_mut() {
            last.touches_below = false;
        }
    }

    fn add(&mut self, text: &'a str, is_below_something: bool) {
        match self.waiting.last_mut().filter(|_| !self.is_after_blank) {
            Some(last) => last.lines.push(text),
            None => self.waiting.push(Note {
                lines: vec![text],
                touches_above: is_below_something && !self.is_after_blank,
                touches_below: true,
            }),
        }
        self.is_after_blank = false;
    }

    /// Takes all of them, for what comes next.
    fn take(&mut self) -> Vec<Note<'a>> {
        std::mem::take(self).waiting
    }

    /// Takes those that belong to what stands above.
    fn take_lower_part(&mut self) -> Vec<&'a str> {
        match self.waiting.first() {
            Some(first) if first.touches_above && !first.touches_below => {
                self.waiting.remove(0).lines
            }
            _ => Vec::new(),
        }
    }

    /// The same where nothing comes next.
    fn take_lower_part_at_end(&mut self) -> Vec<&'a str> {
        if let Some(first) = self.waiting.first_mut() {
            first.touches_below = false;
        }
        self.take_lower_part()
    }
}
