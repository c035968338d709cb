//! Where everything goes: boxes in rows, labels in rows of their own between them, lines that pass between the boxes.
//!
//! A layered layout in the manner of Sugiyama, in whole pixels. Rows never share a height, everything in a row keeps its
//! distance, and between two rows there are only lines; so no line can run through a box or a label, whatever the record.

mod acyclic;
mod order;
mod place;
mod plan;
mod ports;
mod rank;
mod route;
mod rows;
mod spacing;
mod spine;
mod straighten;

pub(super) use plan::{Curve, Plan, Point, Rect, Stroke, TIP_LENGTH};

/// What is to be placed.
#[derive(Clone, Debug, Default)]
pub(super) struct Sketch {
    /// Boxes. The first one is the top of the drawing.
    pub boxes: Vec<Extent>,
    /// Lines between them, each between two different boxes.
    pub links: Vec<Link>,
    /// Pairs of boxes of which the first stands no higher than the second. No line leads to the first, and what it
    /// leads to leads nowhere.
    pub below: Vec<(usize, usize)>,
}

/// Room that a box takes, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Extent {
    /// The box itself.
    pub size: Size,
    /// Label of the loop at its right side, if it has one.
    pub aside: Option<Size>,
}

/// A width and a height in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Size {
    /// From left to right.
    pub width: i32,
    /// From top to bottom.
    pub height: i32,
}

/// A line from one box to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// Position of the box where it begins.
    pub from: usize,
    /// Position of the box to which it points.
    pub to: usize,
    /// Room for its label.
    pub label: Option<Size>,
    /// What it ends with.
    pub tip: Tip,
}

/// The end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tip {
    /// An arrow's head.
    Arrow,
    /// Nothing: another line goes on from there.
    Blunt,
}

/// Room between a box and the label of its loop, in which the loop is drawn.
pub(super) const LOOP_WIDTH: i32 = 26;

/// Places a sketch. The same sketch always gives the same plan.
pub(super) fn plan(sketch: &Sketch) -> Plan {
    let oriented = acyclic::orient(sketch);
    let sketch = &ports::widened(sketch, &oriented);
    let ranks = rank::ranks(sketch, &oriented);
    let spine = spine::spine(sketch, &oriented);
    let mut rows = rows::rows(sketch, &oriented, &ranks, &spine);
    order::untangle(&mut rows);
    let mut centres = place::centres(&rows);
    straighten::straighten(&rows, &mut centres);
    route::route(sketch, &oriented, &rows, &centres)
}

#[cfg(test)]
mod tests;
