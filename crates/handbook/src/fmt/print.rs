//! From a layout to text.

use unicode_width::UnicodeWidthStr as _;

use super::layout::{Group, Item, Layout, Section, Shape, Value};

/// Most columns of a line that could be broken; a full-width character takes two.
const COLUMNS_MAX: usize = 120;

/// What stands before the items of a list that is broken, once more for each list around it.
const INDENT: &str = "  ";

/// Most lines of rules that may follow each other without a blank line: a header and one key.
const SMALL_LINES: usize = 2;

/// Prints a block; `margin_columns` stand before each of its lines.
pub(super) fn print(layout: &Layout<'_>, margin_columns: usize) -> String {
    let mut page = Page {
        margin_columns,
        text: String::new(),
    };
    let mut was_small = false;
    for section in &layout.sections {
        let body = body(section, margin_columns);
        let is_small = body.lines().count() <= SMALL_LINES;
        let stays = was_small && is_small && !section.is_apart && section.above.is_empty();
        if !page.text.is_empty() && !stays {
            page.text.push('\n');
        }
        for note in &section.above {
            page.comments(&note.lines, "");
            if !note.touches_below {
                page.text.push('\n');
            }
        }
        page.text.push_str(&body);
        was_small = is_small;
    }
    for note in &layout.tail {
        if !page.text.is_empty() {
            page.text.push('\n');
        }
        page.comments(&note.lines, "");
    }
    page.text
}

/// The header of a section with its keys.
fn body(section: &Section<'_>, margin_columns: usize) -> String {
    let mut page = Page {
        margin_columns,
        text: String::new(),
    };
    if let Some(header) = &section.header {
        page.text.push_str(&header.text);
        page.end_line(header.beside);
    }
    if !section.head.is_empty() {
        page.comments(&section.head, "");
        page.text.push('\n');
    }
    let columns = |entry: &Item<'_>| entry.key.as_ref().map_or(0, |key| key.text.width());
    let widest = section.entries.iter().map(columns).max().unwrap_or(0);
    for entry in &section.entries {
        page.comments(&entry.above, "");
        let gap = " ".repeat(widest - columns(entry));
        page.item(entry, &gap, "", "");
    }
    page.comments(&section.foot, "");
    page.text
}

/// What is being printed.
struct Page {
    /// Columns before each line.
    margin_columns: usize,
    text: String,
}

impl Page {
    /// Adds an item on a line of its own, or several, with a gap behind its key and something behind its value.
    fn item(&mut self, item: &Item<'_>, gap: &str, behind: &str, indent: &str) {
        if let Some(key) = &item.key {
            self.text.extend([&key.text, gap, " = "]);
        }
        match &item.value {
            Value::Scalar(scalar) => self.text.push_str(scalar),
            Value::Group(group) => match on_one_line(group) {
                Some(line) if group.shape == Shape::Table || self.fits(&line, behind) => {
                    self.text.push_str(&line);
                }
                _ => self.broken(group, indent),
            },
        }
        self.text.push_str(behind);
        self.end_line(item.beside);
    }

    /// Adds a group with an item a line.
    fn broken(&mut self, group: &Group<'_>, indent: &str) {
        let (open, close) = brackets(group.shape);
        let inner = format!("{indent}{INDENT}");
        self.text.push(open);
        self.text.push('\n');
        for item in &group.items {
            self.comments(&item.above, &inner);
            self.text.push_str(&inner);
            self.item(item, "", ",", &inner);
        }
        self.comments(&group.below, &inner);
        self.text.push_str(indent);
        self.text.push(close);
    }

    /// Whether there is room on the line, up to what stands behind.
    fn fits(&self, more: &str, behind: &str) -> bool {
        let line = self.text.rsplit('\n').next().unwrap_or_default();
        let columns = self.margin_columns + line.width() + more.width() + behind.width();
        !more.contains('\n') && columns <= COLUMNS_MAX
    }

    /// Ends a line, with the comment beside what stands on it.
    fn end_line(&mut self, comment: Option<&str>) {
        if let Some(comment) = comment {
            self.text.extend([" ", comment]);
        }
        self.text.push('\n');
    }

    fn comments(&mut self, comments: &[&str], indent: &str) {
        for comment in comments {
            self.text.extend([indent, comment, "\n"]);
        }
    }
}

/// A group on one line, but for texts that have several; nothing if there are comments inside.
fn on_one_line(group: &Group<'_>) -> Option<String> {
    if !group.below.is_empty() {
        return None;
    }
    let mut parts = Vec::new();
    for item in &group.items {
        if !item.above.is_empty() || item.beside.is_some() {
            return None;
        }
        let value = match &item.value {
            Value::Scalar(scalar) => scalar.to_string(),
            Value::Group(group) => on_one_line(group)?,
        };
        parts.push(match &item.key {
            Some(key) => format!("{} = {value}", key.text),
            None => value,
        });
    }
    let inside = parts.join(", ");
    let (open, close) = brackets(group.shape);
    Some(match group.shape {
        Shape::Table if !inside.is_empty() => format!("{open} {inside} {close}"),
        _ => format!("{open}{inside}{close}"),
    })
}

fn brackets(shape: Shape) -> (char, char) {
    match shape {
        Shape::List => ('[', ']'),
        Shape::Table => ('{', '}'),
    }
}
