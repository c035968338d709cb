//! From the TOML of a block to its layout. `toml` keeps neither comments nor order, so its tokens are read.

use std::borrow::Cow;

use toml::de::DeTable;
use toml_parser::Source;
use toml_parser::decoder::Encoding;
use toml_parser::parser::{Event, EventKind, parse_document};

use super::layout::{Group, Header, Item, Key, Layout, Line, Shape, Value};

/// The layout of a block; nothing if its TOML is broken.
pub(super) fn layout(text: &str) -> Option<Layout<'_>> {
    let (_, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return None;
    }
    let mut reader = Reader {
        source: Source::new(text),
        events: events(text).into_iter(),
    };
    reader.lines().map(Layout::of)
}

/// Whether two blocks have the same values under the same names, and the same comments in whatever order.
pub(super) fn says_the_same(one: &str, other: &str) -> bool {
    let values = |text: &str| text.parse::<toml::Table>().ok();
    let values = (values(one), values(other));
    values.0.is_some() && values.0 == values.1 && comments(one) == comments(other)
}

fn comments(text: &str) -> Vec<&str> {
    let comments = events(text)
        .into_iter()
        .filter(|event| event.kind() == EventKind::Comment);
    let mut comments: Vec<&str> = comments
        .filter_map(|event| {
            Some(
                text.get(event.span().start()..event.span().end())?
                    .trim_end(),
            )
        })
        .collect();
    comments.sort_unstable();
    comments
}

fn events(text: &str) -> Vec<Event> {
    let tokens = Source::new(text).lex().into_vec();
    let mut events = Vec::with_capacity(tokens.len());
    parse_document(&tokens, &mut events, &mut ());
    events
}

/// Reads events from front to back. It gives up where they aren't those of sound TOML. The parser that looked
/// for errors bounds how deep values may lie in one another.
struct Reader<'a> {
    source: Source<'a>,
    events: std::vec::IntoIter<Event>,
}

impl<'a> Reader<'a> {
    fn lines(&mut self) -> Option<Vec<Line<'a>>> {
        let mut lines = Vec::new();
        while let Some(event) = self.next() {
            lines.push(match event.kind() {
                EventKind::Newline => Line::Blank,
                EventKind::Comment => {
                    let text = self.text(event)?.trim_end();
                    self.end_of_line();
                    Line::Comment(text)
                }
                EventKind::StdTableOpen => Line::Header(self.header(EventKind::StdTableClose)?),
                EventKind::ArrayTableOpen => Line::Header(self.header(EventKind::ArrayTableClose)?),
                EventKind::SimpleKey => {
                    let mut item = self.entry(event)?;
                    item.beside = self.end_of_line();
                    Line::Entry(item)
                }
                _ => return None,
            });
        }
        Some(lines)
    }

    fn header(&mut self, close: EventKind) -> Option<Header<'a>> {
        let mut names = Vec::new();
        let mut written = Vec::new();
        loop {
            let event = self.next()?;
            match event.kind() {
                EventKind::SimpleKey => {
                    let (name, text) = self.name(event)?;
                    names.push(name);
                    written.push(text);
                }
                EventKind::KeySep => {}
                kind if kind == close => break,
                _ => return None,
            }
        }
        let is_list = close == EventKind::ArrayTableClose;
        let text = written.join(".");
        Some(Header {
            names,
            text: if is_list {
                format!("[[{text}]]")
            } else {
                format!("[{text}]")
            },
            is_list,
            beside: self.end_of_line(),
        })
    }

    /// A key that begins with this event, and its value.
    fn entry(&mut self, first: Event) -> Option<Item<'a>> {
        let (first, mut text) = self.name(first)?;
        loop {
            let event = self.next()?;
            match event.kind() {
                EventKind::KeySep => {}
                EventKind::SimpleKey => {
                    let (_, more) = self.name(event)?;
                    text.push('.');
                    text.push_str(&more);
                }
                EventKind::KeyValSep => break,
                _ => return None,
            }
        }
        let begin = self.next()?;
        Some(Item {
            above: Vec::new(),
            key: Some(Key { text, first }),
            value: self.value(begin)?,
            beside: None,
        })
    }

    /// The value that begins with this event.
    fn value(&mut self, begin: Event) -> Option<Value<'a>> {
        match begin.kind() {
            EventKind::Scalar => self.scalar(begin).map(Value::Scalar),
            EventKind::ArrayOpen => self.group(Shape::List).map(Value::Group),
            EventKind::InlineTableOpen => self.group(Shape::Table).map(Value::Group),
            _ => None,
        }
    }

    /// The items of a list or table up to its end.
    fn group(&mut self, shape: Shape) -> Option<Group<'a>> {
        let mut items: Vec<Item<'a>> = Vec::new();
        let mut comments = Vec::new();
        let mut is_on_line_of_last = false;
        loop {
            let event = self.next()?;
            let item = match event.kind() {
                EventKind::ValueSep => continue,
                EventKind::Newline => {
                    is_on_line_of_last = false;
                    continue;
                }
                EventKind::Comment => {
                    let text = self.text(event)?.trim_end();
                    let last = items
                        .last_mut()
                        .filter(|last| is_on_line_of_last && last.beside.is_none());
                    match last {
                        Some(last) => last.beside = Some(text),
                        None => comments.push(text),
                    }
                    continue;
                }
                EventKind::ArrayClose | EventKind::InlineTableClose => {
                    return Some(Group {
                        shape,
                        items,
                        below: comments,
                    });
                }
                EventKind::SimpleKey => self.entry(event)?,
                _ => Item {
                    above: Vec::new(),
                    key: None,
                    value: self.value(event)?,
                    beside: None,
                },
            };
            items.push(Item {
                above: std::mem::take(&mut comments),
                ..item
            });
            is_on_line_of_last = true;
        }
    }

    /// A text in `"…"` if that takes no escapes; everything else as it was written.
    fn scalar(&self, event: Event) -> Option<Cow<'a, str>> {
        let written = self.text(event)?;
        let plain = match event.encoding() {
            Some(Encoding::LiteralString) => {
                without_quotes(written).filter(|inner| !inner.contains(['"', '\\']))
            }
            _ => None,
        };
        Some(plain.map_or(Cow::Borrowed(written), |inner| {
            Cow::Owned(format!("\"{inner}\""))
        }))
    }

    /// A name with its escapes resolved, and as it is printed: without quotes if it needs none.
    fn name(&self, event: Event) -> Option<(String, String)> {
        let raw = self.source.get(event)?;
        let mut name = String::new();
        raw.decode_key(&mut name, &mut ());
        let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        let text = if !name.is_empty() && name.chars().all(is_bare) {
            name.clone()
        } else {
            self.scalar(event)?.into_owned()
        };
        Some((name, text))
    }

    /// The comment before the end of the line, which is passed.
    fn end_of_line(&mut self) -> Option<&'a str> {
        let mut comment = None;
        while let Some(event) = self.next() {
            match event.kind() {
                EventKind::Comment => comment = self.text(event),
                _ => break,
            }
        }
        comment.map(str::trim_end)
    }

    /// The next event that isn't blank space.
    fn next(&mut self) -> Option<Event> {
        self.events
            .find(|event| event.kind() != EventKind::Whitespace)
    }

    fn text(&self, event: Event) -> Option<&'a str> {
        self.source.get(event).map(|raw| raw.as_str())
    }
}

fn without_quotes(written: &str) -> Option<&str> {
    written.strip_prefix('\'')?.strip_suffix('\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_value_name_or_comment_is_noticed() {
        let text = "[x.y]\na = 1 # one\nb = [1, 2]\n";
        assert!(says_the_same(text, "[x.y]\nb=[1,2,]\n# one\na=1"));
        for other in [
            "[x.y]\na = 1\nb = [1, 2]\n",
            "[x.y]\na = 1 # one\nb = [2, 1]\n",
            "[x.z]\na = 1 # one\nb = [1, 2]\n",
            "[x.y]\na = 1 # one\n",
            "[x.y\n",
        ] {
            assert!(!says_the_same(text, other), "{other}");
        }
    }
}
