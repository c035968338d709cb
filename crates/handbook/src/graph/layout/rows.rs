//! The rows and what stands in them: boxes, labels, and the gaps through which long lines pass.

use super::acyclic::Oriented;
use super::rank::length;
use super::{LOOP_WIDTH, Link, Sketch, Tip};

/// Everything that has a place in a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// All things; the boxes come first, in their own order.
    pub things: Vec<Thing>,
    /// Positions of things from left to right, row by row from the top.
    pub rows: Vec<Vec<usize>>,
    /// For each link, the things that it runs through, from the upper end to the lower.
    pub chains: Vec<Vec<usize>>,
}

/// Something in a row.
#[derive(Clone, Debug)]
pub(super) struct Thing {
    /// What it is.
    pub kind: Kind,
    /// Its row.
    pub row: usize,
    /// Room to the left of its centre, in pixels.
    pub left: i32,
    /// Room to the right of its centre, in pixels.
    pub right: i32,
    /// Its height, in pixels.
    pub height: i32,
    /// Things above that it is joined to, with the weight of the line.
    pub above: Vec<(usize, i64)>,
    /// Things below that it is joined to, with the weight of the line.
    pub below: Vec<(usize, i64)>,
}

/// What stands in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A box.
    Box,
    /// The label of a link.
    Label,
    /// A gap for a line that only passes.
    Pass,
}

/// How much more a line wants to be straight where it passes boxes than where it meets one.
const PASS_WEIGHT: i64 = 8;
/// How much more a line of the longest way wants to be straight than any other.
const SPINE_WEIGHT: i64 = 4096;

/// Lays boxes, labels and gaps into rows, in the order in which the book names them.
pub(super) fn rows(sketch: &Sketch, oriented: &Oriented, ranks: &[usize], spine: &[bool]) -> Rows {
    let count = ranks.iter().max().map_or(0, |last| last + 1);
    let mut rows = Rows {
        rows: vec![Vec::new(); count],
        ..Rows::default()
    };
    for (extent, &row) in sketch.boxes.iter().zip(ranks) {
        let aside = extent.aside.unwrap_or_default();
        let beside = extent.aside.map_or(0, |label| LOOP_WIDTH + label.width);
        let half = extent.size.width / 2;
        rows.things.push(Thing {
            kind: Kind::Box,
            row,
            left: half,
            right: extent.size.width - half + beside,
            height: extent.size.height.max(aside.height),
            above: Vec::new(),
            below: Vec::new(),
        });
    }
    for &position in &oriented.order {
        rows.enter(position);
    }
    rows.chains = vec![Vec::new(); sketch.links.len()];
    let mut label_widths = vec![0; count];
    for position in shortest_first(sketch, oriented, ranks) {
        rows.string(sketch, oriented, position, &mut label_widths);
        let weight = match (spine.get(position), sketch.links.get(position)) {
            (Some(true), _) => SPINE_WEIGHT,
            // A line out of a box that is a label itself is as good as the second half of any other line.
            (
                _,
                Some(Link {
                    label: None,
                    tip: Tip::Arrow,
                    ..
                }),
            ) => PASS_WEIGHT,
            _ => 1,
        };
        rows.join_chain(position, weight);
    }
    rows
}

/// Short lines have no choice of a row for their label, so they come first.
fn shortest_first(sketch: &Sketch, oriented: &Oriented, ranks: &[usize]) -> Vec<usize> {
    let mut links: Vec<(usize, usize)> = (0..sketch.links.len())
        .filter_map(|link| {
            let (upper, lower) = oriented.ends(sketch, link)?;
            Some((ranks.get(lower)?.checked_sub(*ranks.get(upper)?)?, link))
        })
        .collect();
    links.sort_unstable();
    links.into_iter().map(|(_, link)| link).collect()
}

impl Rows {
    fn enter(&mut self, position: usize) {
        let row = self.things.get(position).map(|thing| thing.row);
        if let Some(row) = row.and_then(|row| self.rows.get_mut(row)) {
            row.push(position);
        }
    }

    /// Strings a link through the rows between its ends.
    fn string(
        &mut self,
        sketch: &Sketch,
        oriented: &Oriented,
        position: usize,
        label_widths: &mut [i32],
    ) {
        let (Some(link), Some((upper, lower))) =
            (sketch.links.get(position), oriented.ends(sketch, position))
        else {
            return;
        };
        let (Some(top), Some(bottom)) = (
            self.things.get(upper).map(|thing| thing.row),
            self.things.get(lower).map(|thing| thing.row),
        ) else {
            return;
        };
        let is_back = oriented.back.get(position) == Some(&true);
        let label = link.label.and_then(|size| {
            let row = label_row(top, bottom, is_back, label_widths, length(link))?;
            if let Some(width) = label_widths.get_mut(row) {
                *width += size.width;
            }
            Some((row, size))
        });
        let mut chain = vec![upper];
        for row in top + 1..bottom {
            let (kind, width, height) = match label {
                Some((at, size)) if at == row => (Kind::Label, size.width, size.height),
                _ => (Kind::Pass, 0, 0),
            };
            let thing = self.things.len();
            self.things.push(Thing {
                kind,
                row,
                left: width / 2,
                right: width - width / 2,
                height,
                above: Vec::new(),
                below: Vec::new(),
            });
            self.enter(thing);
            chain.push(thing);
        }
        chain.push(lower);
        if let Some(known) = self.chains.get_mut(position) {
            *known = chain;
        }
    }

    fn join_chain(&mut self, position: usize, weight: i64) {
        let chain = self.chains.get(position).cloned().unwrap_or_default();
        for (above, below) in chain.iter().zip(chain.iter().skip(1)) {
            self.join(*above, *below, weight);
        }
    }

    fn join(&mut self, above: usize, below: usize, weight: i64) {
        let is_box =
            |thing: usize| self.things.get(thing).map(|thing| thing.kind) == Some(Kind::Box);
        let weight = match (is_box(above), is_box(below)) {
            (false, false) => weight * PASS_WEIGHT,
            _ => weight,
        };
        if let Some(thing) = self.things.get_mut(above) {
            thing.below.push((below, weight));
        }
        if let Some(thing) = self.things.get_mut(below) {
            thing.above.push((above, weight));
        }
    }
}

/// Of the rows for labels between two boxes the emptiest, and among equals the nearest to where the line begins.
fn label_row(
    top: usize,
    bottom: usize,
    is_back: bool,
    label_widths: &[i32],
    length: usize,
) -> Option<usize> {
    let half = length / 2;
    let rows = (top + half..bottom).step_by(length.max(1));
    let width = |row: &usize| label_widths.get(*row).copied().unwrap_or(0);
    match is_back {
        false => rows.min_by_key(width),
        true => rows.rev().min_by_key(width),
    }
}
