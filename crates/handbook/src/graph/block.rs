//! What is written in a box or on a line: lines of words, icons and marks of clocks, with the room that they take.

use super::icon::{ICON_SIZE, Icon};
use super::ink::{Ink, MARK, line_height};
use super::layout::Size;
use super::text::{Face, width, wrap};

/// Lines one below the other, each centred.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// The lines.
    pub lines: Vec<Line>,
}

/// Things one beside the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// The things.
    pub items: Vec<Item>,
    /// Room above it, in pixels.
    pub above: i32,
}

/// A thing in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// Words.
    Words {
        /// What they say.
        text: String,
        /// What they are set in.
        face: Face,
        /// Their colour.
        ink: Ink,
    },
    /// An icon, with what it says to those who point at it or can't see it.
    Icon {
        /// Which.
        icon: Icon,
        /// What it says.
        says: String,
    },
    /// The mark of a clock.
    Clock {
        /// Its number.
        number: usize,
        /// What happens to it here.
        moment: Moment,
        /// What it says to those who point at it or can't see it.
        says: String,
    },
    /// Nothing.
    Room(i32),
}

/// What happens to a clock at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// It begins: a ring.
    Begins,
    /// It is kept: a disc.
    Kept,
}

/// Side of a clock's mark with one digit, in pixels.
pub(super) const MARK_HEIGHT: i32 = 17;

impl Item {
    /// Its width in pixels.
    pub(super) fn width(&self) -> i32 {
        match self {
            Item::Words { text, face, .. } => width(text, *face),
            Item::Icon { .. } => ICON_SIZE,
            Item::Clock { number, .. } => (width(&number.to_string(), MARK) + 9).max(MARK_HEIGHT),
            Item::Room(width) => *width,
        }
    }

    fn height(&self) -> i32 {
        match self {
            Item::Words { face, .. } => line_height(*face),
            Item::Icon { .. } | Item::Clock { .. } => MARK_HEIGHT + 4,
            Item::Room(_) => 0,
        }
    }
}

impl Line {
    /// Its width in pixels.
    pub(super) fn width(&self) -> i32 {
        self.items.iter().map(Item::width).sum()
    }

    /// Its height in pixels, without the room above it.
    pub(super) fn height(&self) -> i32 {
        self.items.iter().map(Item::height).max().unwrap_or(0)
    }
}

impl Block {
    /// The room that it takes.
    pub(super) fn size(&self) -> Size {
        Size {
            width: self.lines.iter().map(Line::width).max().unwrap_or(0),
            height: self
                .lines
                .iter()
                .map(|line| line.above + line.height())
                .sum(),
        }
    }

    /// Adds words, broken where they are too wide.
    pub(super) fn words(&mut self, text: &str, face: Face, ink: Ink, measure: Measure) {
        for text in wrap(text, face, measure.width_max, measure.lines_max) {
            self.lines.push(Line {
                items: vec![Item::Words { text, face, ink }],
                above: 0,
            });
        }
    }

    /// Adds groups of things, which stay together unless they are wider than a line, as many beside each other as fit.
    pub(super) fn groups(&mut self, groups: Vec<Vec<Item>>, width_max: i32) {
        let mut line = Line::default();
        for group in groups {
            let wide: i32 = group.iter().map(Item::width).sum();
            if !line.items.is_empty() && line.width() + GROUP_GAP + wide > width_max {
                self.lines.push(std::mem::take(&mut line));
            }
            if !line.items.is_empty() {
                line.items.push(Item::Room(GROUP_GAP));
            }
            line.items.extend(group);
        }
        if !line.items.is_empty() {
            self.lines.push(line);
        }
    }

    /// Adds another block below this one.
    pub(super) fn append(&mut self, other: Block, gap: i32) {
        let is_first = self.lines.is_empty();
        let mut lines = other.lines.into_iter();
        if let Some(mut first) = lines.next() {
            first.above += if is_first { 0 } else { gap };
            self.lines.push(first);
        }
        self.lines.extend(lines);
    }
}

/// How wide and how high words may become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measure {
    /// Width of a line, in pixels.
    pub width_max: i32,
    /// Number of lines.
    pub lines_max: usize,
}

/// Room between two groups in a line.
const GROUP_GAP: i32 = 9;
