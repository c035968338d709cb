//! Writes SVG: shapes and words with their colours, every text escaped.

use std::fmt::Write as _;

use super::block::{Block, Item, Line, MARK_HEIGHT, Moment};
use super::icon::{ICON_GRID, ICON_SIZE, Icon};
use super::ink::{Ink, MARK};
use super::layout::{Curve, Point, Rect, Stroke, TIP_LENGTH};
use super::text::{Face, Weight};

/// An SVG that is being written.
#[derive(Clone, Debug, Default)]
pub(super) struct Paint {
    /// What is written so far.
    pub svg: String,
    /// What is added to every place, in pixels.
    pub origin: Point,
}

/// How a shape is outlined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outline {
    /// A line.
    Solid,
    /// A dashed line.
    Dashed,
}

/// Where words stand from their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// They begin there.
    Start,
    /// Their middle is there.
    Middle,
}

impl Paint {
    /// A rectangle with round corners.
    pub(super) fn rect(&mut self, rect: Rect, radius: i32, fill: Ink, rim: Option<(Ink, Outline)>) {
        let (x, y) = (rect.x + self.origin.x, rect.y + self.origin.y);
        let (width, height) = (rect.width, rect.height);
        let mut class = fill.class().to_owned();
        let mut stroke = String::new();
        if let Some((ink, outline)) = rim {
            class.push_str(" s");
            class.push_str(ink.class());
            stroke = format!(r#" stroke="{}""#, ink.light());
            if outline == Outline::Dashed {
                stroke.push_str(r#" stroke-dasharray="4 3""#);
            }
        }
        let fill = fill.light();
        self.line(format_args!(
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{radius}" class="{class}" fill="{fill}"{stroke}/>"#
        ));
    }

    /// A circle, filled or as a ring.
    pub(super) fn circle(&mut self, centre: Point, radius: i32, fill: Ink, rim: Ink) {
        let (x, y) = (centre.x + self.origin.x, centre.y + self.origin.y);
        let class = format!("{} s{}", fill.class(), rim.class());
        self.line(format_args!(
            r#"<circle cx="{x}" cy="{y}" r="{radius}" class="{class}" fill="{}" stroke="{}"/>"#,
            fill.light(),
            rim.light()
        ));
    }

    /// The strokes of one line.
    pub(super) fn strokes(&mut self, strokes: &[Stroke], outline: Outline) {
        let mut data = String::new();
        for stroke in strokes {
            let mut here = self.moved(stroke.start);
            let _ = write!(data, "M{} {}", here.x, here.y);
            for curve in &stroke.curves {
                match *curve {
                    Curve::Straight(end) => {
                        here = self.moved(end);
                        let _ = write!(data, "V{}", here.y);
                    }
                    Curve::Bend(end) => {
                        let end = self.moved(end);
                        let middle = (here.y + end.y) / 2;
                        let _ = write!(
                            data,
                            "C{} {middle} {} {middle} {} {}",
                            here.x, end.x, end.x, end.y
                        );
                        here = end;
                    }
                }
            }
        }
        self.path(&data, outline);
    }

    /// A loop out of the right side of a box and back into it.
    pub(super) fn hook(&mut self, rect: Rect, reach: i32) {
        let right = self.moved(Point {
            x: rect.x + rect.width,
            y: rect.y + rect.height / 2,
        });
        let rise = (rect.height / 4).clamp(6, 12);
        let (x, out) = (right.x, right.x + reach);
        let (upper, lower) = (right.y - rise, right.y + rise);
        let data = format!(
            "M{x} {upper}C{out} {} {out} {} {} {lower}",
            upper - 4,
            lower + 4,
            x + TIP_LENGTH - 1
        );
        self.path(&data, Outline::Solid);
        let (back, half) = (x + TIP_LENGTH, TIP_LENGTH / 2);
        self.head(format_args!(
            "{x},{lower} {back},{} {back},{}",
            lower - half,
            lower + half
        ));
    }

    /// The head of an arrow that points down, or up.
    pub(super) fn tip(&mut self, tip: Point, is_up: bool) {
        let tip = self.moved(tip);
        let (x, y, half) = (tip.x, tip.y, TIP_LENGTH / 2);
        let back = if is_up {
            y + TIP_LENGTH
        } else {
            y - TIP_LENGTH
        };
        self.head(format_args!(
            "{x},{y} {},{back} {},{back}",
            x - half,
            x + half
        ));
    }

    /// A small sign above a label that the line runs up from here.
    pub(super) fn upwards(&mut self, label: Rect) {
        let at = self.moved(Point {
            x: label.x + label.width / 2,
            y: label.y,
        });
        let data = format!("M{} {}l4 -4l4 4", at.x - 4, at.y);
        self.path(&data, Outline::Solid);
    }

    /// A hairline from left to right.
    pub(super) fn rule(&mut self, start: Point, width: i32) {
        let start = self.moved(start);
        let (x, y) = (start.x, start.y);
        let (class, light) = (Ink::Hair.class(), Ink::Hair.light());
        self.line(format_args!(
            r#"<path d="M{x} {y}.5h{width}" class="s{class}" stroke="{light}"/>"#
        ));
    }

    /// A block whose lines are centred in a rectangle, or begin at its left side.
    pub(super) fn block(&mut self, block: &Block, rect: Rect, align: Align) {
        let mut y = rect.y + (rect.height - block.size().height) / 2;
        for line in &block.lines {
            y += line.above;
            self.items(line, rect, y, align);
            y += line.height();
        }
    }

    fn items(&mut self, line: &Line, rect: Rect, y: i32, align: Align) {
        let middle = y + line.height() / 2;
        if let ([Item::Words { text, face, ink }], Align::Middle) = (line.items.as_slice(), align) {
            let x = rect.x + rect.width / 2;
            return self.words(text, (*face, *ink), Point { x, y: middle }, align);
        }
        let mut x = match align {
            Align::Start => rect.x,
            Align::Middle => rect.x + (rect.width - line.width()) / 2,
        };
        let mut rest = line.items.as_slice();
        while let Some((item, after)) = rest.split_first() {
            self.item(item, Point { x, y: middle });
            x += item.width();
            rest = after;
            // Words behind words follow where these end, however wide the reader's type is.
            if let Item::Words { .. } = item {
                while let [Item::Room(gap), words @ Item::Words { .. }, after @ ..] = rest {
                    self.more_words(words, *gap);
                    x += gap + words.width();
                    rest = after;
                }
            }
        }
    }

    /// A thing of a line, from its left side and the middle of its height.
    pub(super) fn item(&mut self, item: &Item, at: Point) {
        match item {
            Item::Words { text, face, ink } => self.words(text, (*face, *ink), at, Align::Start),
            Item::Icon { icon, says } => self.icon(*icon, says, at),
            Item::Clock {
                number,
                moment,
                says,
            } => self.clock(*number, *moment, says, (item.width(), at)),
            Item::Room(_) => {}
        }
    }

    fn words(&mut self, text: &str, (face, ink): (Face, Ink), at: Point, align: Align) {
        let at = self.moved(at);
        let baseline = at.y + face.size * 37 / 100;
        let anchor = match align {
            Align::Start => "",
            Align::Middle => r#" text-anchor="middle""#,
        };
        let weight = match face.weight {
            Weight::Regular => "",
            Weight::Semibold => r#" font-weight="600""#,
        };
        let (x, size, class, fill) = (at.x, face.size, ink.class(), ink.light());
        let text = escaped(text);
        self.line(format_args!(
            r#"<text x="{x}" y="{baseline}" font-size="{size}"{weight}{anchor} class="{class}" fill="{fill}">{text}</text>"#
        ));
    }

    /// Adds words to those that were written last.
    fn more_words(&mut self, words: &Item, gap: i32) {
        let Item::Words { text, face, ink } = words else {
            return;
        };
        let end = "</text>\n";
        let Some(open) = self.svg.strip_suffix(end).map(str::len) else {
            return;
        };
        self.svg.truncate(open);
        let weight = match face.weight {
            Weight::Regular => 400,
            Weight::Semibold => 600,
        };
        let (size, class, fill) = (face.size, ink.class(), ink.light());
        let _ = write!(
            self.svg,
            r#"<tspan dx="{gap}" font-size="{size}" font-weight="{weight}" class="{class}" fill="{fill}">{}</tspan>{end}"#,
            escaped(text)
        );
    }

    fn icon(&mut self, icon: Icon, says: &str, at: Point) {
        let at = self.moved(at);
        let (x, y) = (at.x, at.y - ICON_SIZE / 2);
        let (class, light) = (Ink::Third.class(), Ink::Third.light());
        let outline = icon.outline();
        let title = title(says);
        self.line(format_args!(
            r#"<g transform="translate({x} {y}) scale(.{scale:03})">{title}<path d="{outline}" class="s{class}" fill="none" stroke="{light}" stroke-width="2.2"/></g>"#,
            scale = ICON_SIZE * 1000 / ICON_GRID
        ));
    }

    fn clock(&mut self, number: usize, moment: Moment, says: &str, (width, at): (i32, Point)) {
        let rect = Rect {
            x: at.x,
            y: at.y - MARK_HEIGHT / 2,
            width,
            height: MARK_HEIGHT,
        };
        let (ground, ink) = match moment {
            Moment::Begins => (Ink::Ground, Ink::Time),
            Moment::Kept => (Ink::Time, Ink::OnTime),
        };
        self.line(format_args!("<g>{}", title(says)));
        self.rect(
            rect,
            MARK_HEIGHT / 2,
            ground,
            Some((Ink::Time, Outline::Solid)),
        );
        let middle = Point {
            x: at.x + width / 2,
            y: at.y,
        };
        self.words(&number.to_string(), (MARK, ink), middle, Align::Middle);
        self.line(format_args!("</g>"));
    }

    fn path(&mut self, data: &str, outline: Outline) {
        let dashes = match outline {
            Outline::Solid => "",
            Outline::Dashed => r#" stroke-dasharray="5 4""#,
        };
        let (class, light) = (Ink::Rim.class(), Ink::Rim.light());
        self.line(format_args!(
            r#"<path d="{data}" class="s{class}" fill="none" stroke="{light}" stroke-width="1.5"{dashes}/>"#
        ));
    }

    fn head(&mut self, points: std::fmt::Arguments<'_>) {
        let (class, light) = (Ink::Third.class(), Ink::Third.light());
        self.line(format_args!(
            r#"<polygon points="{points}" class="{class}" fill="{light}"/>"#
        ));
    }

    fn moved(&self, point: Point) -> Point {
        Point {
            x: point.x + self.origin.x,
            y: point.y + self.origin.y,
        }
    }

    /// Writes a line of the file.
    pub(super) fn line(&mut self, line: std::fmt::Arguments<'_>) {
        let _ = writeln!(self.svg, "{line}");
    }
}

/// What a thing says to those who point at it.
fn title(says: &str) -> String {
    match says.is_empty() {
        true => String::new(),
        false => format!("<title>{}</title>", escaped(says)),
    }
}

/// A text as XML holds it. What XML can't hold at all is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
