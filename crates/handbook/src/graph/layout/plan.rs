//! What a layout gives: where boxes, labels and lines stand, in whole pixels.

/// A point, in pixels from the upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::graph) struct Point {
    /// To the right.
    pub x: i32,
    /// Down.
    pub y: i32,
}

/// A rectangle with upright sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::graph) struct Rect {
    /// Left side.
    pub x: i32,
    /// Upper side.
    pub y: i32,
    /// From left to right.
    pub width: i32,
    /// From top to bottom.
    pub height: i32,
}

/// A stretch of a line, from where the last one ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::graph) enum Curve {
    /// Straight down.
    Straight(Point),
    /// An S that begins and ends upright and stays between the heights of its ends.
    Bend(Point),
}

/// A line in one stroke. Lines are drawn from the top down, wherever they point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::graph) struct Stroke {
    /// Where it begins.
    pub start: Point,
    /// How it goes on.
    pub curves: Vec<Curve>,
}

/// A line from box to box, interrupted by its label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::graph) struct Route {
    /// Its strokes, from the top down.
    pub strokes: Vec<Stroke>,
    /// Room of its label.
    pub label: Option<Rect>,
    /// The point of its arrow, if it has one.
    pub tip: Option<Point>,
    /// Whether it points up.
    pub is_back: bool,
}

/// Where everything stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::graph) struct Plan {
    /// The boxes of the sketch.
    pub boxes: Vec<Rect>,
    /// Labels of their loops.
    pub asides: Vec<Option<Rect>>,
    /// The links of the sketch.
    pub routes: Vec<Route>,
    /// Width of it all.
    pub width: i32,
    /// Height of it all.
    pub height: i32,
}

/// Length of an arrow's head, in pixels.
pub(in crate::graph) const TIP_LENGTH: i32 = 9;
