//! The chart in the language of Graphviz, for those who lay it out or style it themselves.

use std::fmt::Write as _;

use super::block::{Block, Item, Line, Moment};
use super::chart::{Chart, Place};
use super::icon::Icon;
use super::legend::parts;
use super::spoken::Spoken;
use super::words::Words;

/// Lines of the legend break at this width, in pixels of the other drawing.
const LEGEND_WIDTH: i32 = 520;

impl Chart<'_> {
    /// The chart as a digraph in the DOT language, in UTF-8.
    #[must_use]
    pub fn dot(&self, words: &dyn Words) -> String {
        let spoken = Spoken { chart: self, words };
        let mut dot = String::new();
        let _ = writeln!(dot, "digraph {} {{", quoted(self.record.meta.id.as_str()));
        dot.push_str("  charset=\"UTF-8\"; rankdir=TB; nodesep=0.4; ranksep=0.35; labeljust=l; labelloc=b; fontname=\"sans-serif\"; fontsize=10;\n");
        dot.push_str("  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=12];\n");
        dot.push_str("  edge [fontname=\"sans-serif\", fontsize=10];\n");
        let legend = legend(&spoken);
        if !legend.is_empty() {
            let _ = writeln!(dot, "  label={};", quoted_lines(&legend, "\\l"));
        }
        for (position, place) in self.places.iter().enumerate() {
            let text = quoted_lines(&texts(&spoken.place(place)), "\\n");
            let look = match place {
                Place::Beginning => "shape=point, width=0.15".to_owned(),
                Place::State(state) if state.is_final => format!("label={text}, peripheries=2"),
                Place::State(_) => format!("label={text}"),
                Place::Several { .. } => format!("label={text}, style=\"rounded,dashed\""),
                Place::Meeting { .. } => format!("label={text}, shape=plaintext"),
            };
            let _ = writeln!(dot, "  {} [{look}];", node(self, position));
        }
        for way in &self.ways {
            let label = quoted_lines(&texts(&spoken.passages(&way.passages)), "\\n");
            let head = match self.places.get(way.to) {
                Some(Place::Meeting { .. }) => ", dir=none",
                _ => "",
            };
            let _ = writeln!(
                dot,
                "  {} -> {} [label={label}{head}];",
                node(self, way.from),
                node(self, way.to)
            );
        }
        dot.push_str("}\n");
        dot
    }
}

/// States go by their ids, which readers of the file know; everything else by its number.
fn node(chart: &Chart<'_>, position: usize) -> String {
    match chart.places.get(position) {
        Some(Place::State(state)) => quoted(state.id.as_str()),
        _ => quoted(&format!("#{position}")),
    }
}

fn legend(spoken: &Spoken<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for part in parts(spoken, LEGEND_WIDTH) {
        lines.push(line_text(&part.heading));
        for row in part.rows {
            let mark = item_text(&row.mark);
            for (position, text) in texts(&row.block).into_iter().enumerate() {
                lines.push(match position {
                    0 => format!("{mark} {text}"),
                    _ => text,
                });
            }
        }
    }
    lines
}

fn texts(block: &Block) -> Vec<String> {
    block.lines.iter().map(line_text).collect()
}

fn line_text(line: &Line) -> String {
    let texts: Vec<String> = line
        .items
        .iter()
        .map(item_text)
        .filter(|text| !text.is_empty())
        .collect();
    texts.join(" ")
}

fn item_text(item: &Item) -> String {
    match item {
        Item::Words { text, .. } => text.clone(),
        Item::Icon { icon, .. } => sign(*icon).to_owned(),
        Item::Clock {
            number,
            moment: Moment::Begins,
            ..
        } => format!("○{number}"),
        Item::Clock { number, .. } => format!("●{number}"),
        Item::Room(_) => String::new(),
    }
}

/// Signs that nearly every face has.
fn sign(icon: Icon) -> &'static str {
    match icon {
        Icon::Gate => "◆",
        Icon::Form => "▤",
        Icon::Note => "✎",
        Icon::Opens => "⊞",
    }
}

fn quoted_lines(lines: &[String], end: &str) -> String {
    let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
    match end {
        // Left-justified lines each end with the mark; centred ones have it between them.
        "\\l" => format!("\"{}{end}\"", lines.join(end)),
        _ => format!("\"{}\"", lines.join(end)),
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => escaped.extend(['\\', c]),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
