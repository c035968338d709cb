//! How far from the top each row stands, and how each line runs through the rows and between them.

use super::acyclic::Oriented;
use super::plan::{Curve, Plan, Point, Rect, Route, Stroke, TIP_LENGTH};
use super::ports::{Ports, ports};
use super::rows::{Kind, Rows};
use super::{LOOP_WIDTH, Link, Sketch, Tip};

/// Room between two rows where all lines run straight.
const CHANNEL: i32 = 24;
/// More of it for lines that run far to the side: one pixel for so many.
const SLOPE: i32 = 7;
/// The most that is added for them.
const CHANNEL_MORE_MAX: i32 = 40;

/// Draws up the plan.
pub(super) fn route(sketch: &Sketch, oriented: &Oriented, rows: &Rows, centres: &[i32]) -> Plan {
    let left = rows
        .things
        .iter()
        .zip(centres)
        .map(|(thing, x)| x - thing.left);
    let left = left.min().unwrap_or(0);
    let centres: Vec<i32> = centres.iter().map(|x| x - left).collect();
    let right = rows.things.iter().zip(&centres);
    let right = right.map(|(thing, x)| x + thing.right).max();
    let bands = bands(rows, &centres);
    let mut drafter = Drafter {
        sketch,
        rows,
        centres: &centres,
        bands: &bands,
        ports: Vec::new(),
    };
    let boxes: Vec<Rect> = (0..sketch.boxes.len()).map(|at| drafter.rect(at)).collect();
    drafter.ports = ports(rows, &centres, &boxes);
    Plan {
        asides: drafter.asides(&boxes),
        routes: (0..sketch.links.len())
            .map(|link| drafter.draft(link, oriented))
            .collect(),
        width: right.unwrap_or(0),
        height: bands.last().map_or(0, |band| band.top + band.height),
        boxes,
    }
}

/// The heights that a row takes.
#[derive(Clone, Copy, Debug, Default)]
struct Band {
    top: i32,
    height: i32,
}

fn bands(rows: &Rows, centres: &[i32]) -> Vec<Band> {
    let centre = |thing: usize| centres.get(thing).copied().unwrap_or(0);
    let mut bands = Vec::with_capacity(rows.rows.len());
    let mut top = 0;
    for row in &rows.rows {
        let things = || {
            row.iter()
                .filter_map(|&at| Some((at, rows.things.get(at)?)))
        };
        let height = things().map(|(_, thing)| thing.height).max().unwrap_or(0);
        bands.push(Band { top, height });
        let aside = things().flat_map(|(at, thing)| {
            let ends = thing.below.iter();
            ends.map(move |(end, _)| centre(*end).abs_diff(centre(at)))
        });
        let aside = i32::try_from(aside.max().unwrap_or(0)).unwrap_or(i32::MAX);
        top += height + CHANNEL + (aside / SLOPE).min(CHANNEL_MORE_MAX);
    }
    bands
}

struct Drafter<'a> {
    sketch: &'a Sketch,
    rows: &'a Rows,
    centres: &'a [i32],
    bands: &'a [Band],
    ports: Vec<Ports>,
}

impl Drafter<'_> {
    fn centre(&self, thing: usize) -> i32 {
        self.centres.get(thing).copied().unwrap_or(0)
    }

    fn band(&self, thing: usize) -> Band {
        let row = self.rows.things.get(thing).map(|thing| thing.row);
        let band = row.and_then(|row| self.bands.get(row));
        band.copied().unwrap_or_default()
    }

    fn rect(&self, position: usize) -> Rect {
        let extent = self.sketch.boxes.get(position);
        let size = extent.map(|extent| extent.size).unwrap_or_default();
        let band = self.band(position);
        Rect {
            x: self.centre(position) - size.width / 2,
            y: band.top + (band.height - size.height) / 2,
            width: size.width,
            height: size.height,
        }
    }

    fn asides(&self, boxes: &[Rect]) -> Vec<Option<Rect>> {
        let extents = self.sketch.boxes.iter();
        let asides = extents.zip(boxes).map(|(extent, rect)| {
            extent.aside.map(|size| Rect {
                x: rect.x + rect.width + LOOP_WIDTH,
                y: rect.y + (rect.height - size.height) / 2,
                width: size.width,
                height: size.height,
            })
        });
        asides.collect()
    }

    fn draft(&self, position: usize, oriented: &Oriented) -> Route {
        let is_back = oriented.back.get(position) == Some(&true);
        let mut route = Route {
            is_back,
            ..Route::default()
        };
        let (Some(link), Some(chain), Some(ports)) = (
            self.sketch.links.get(position),
            self.rows.chains.get(position),
            self.ports.get(position),
        ) else {
            return route;
        };
        let (Some((&upper, rest)), Some(&lower)) = (chain.split_first(), chain.last()) else {
            return route;
        };
        let (above, below) = (self.rect(upper), self.rect(lower));
        let (gap_above, gap_below) = self.note_tip(link, &mut route, (above, below), *ports);
        let mut pen = Pen::at(ports.above, above.y + above.height + gap_above);
        pen.down_to(self.bottom(upper));
        for &thing in rest {
            let band = self.band(thing);
            if thing == lower {
                let end = below.y - gap_below;
                pen.bend_to(ports.below, band.top.min(end));
                pen.down_to(end);
                break;
            }
            pen.bend_to(self.centre(thing), band.top);
            if let (Some(Kind::Label), Some(size)) = (
                self.rows.things.get(thing).map(|thing| thing.kind),
                link.label,
            ) {
                let label = Rect {
                    x: self.centre(thing) - size.width / 2,
                    y: band.top + (band.height - size.height) / 2,
                    width: size.width,
                    height: size.height,
                };
                route.label = Some(label);
                pen.down_to(label.y);
                pen.lift_to(label.y + label.height);
            }
            pen.down_to(band.top + band.height);
        }
        route.strokes = pen.done();
        route
    }

    /// Notes where the arrow points, and gives the room that its head takes at the upper and at the lower end.
    fn note_tip(
        &self,
        link: &Link,
        route: &mut Route,
        ends: (Rect, Rect),
        ports: Ports,
    ) -> (i32, i32) {
        let (above, below) = ends;
        match (link.tip, route.is_back) {
            (Tip::Blunt, _) => (0, 0),
            (Tip::Arrow, true) => {
                route.tip = Some(Point {
                    x: ports.above,
                    y: above.y + above.height,
                });
                (TIP_LENGTH, 0)
            }
            (Tip::Arrow, false) => {
                route.tip = Some(Point {
                    x: ports.below,
                    y: below.y,
                });
                (0, TIP_LENGTH)
            }
        }
    }

    fn bottom(&self, thing: usize) -> i32 {
        let band = self.band(thing);
        band.top + band.height
    }
}

/// Draws strokes from the top down.
struct Pen {
    here: Point,
    stroke: Stroke,
    done: Vec<Stroke>,
}

impl Pen {
    fn at(x: i32, y: i32) -> Self {
        let here = Point { x, y };
        Self {
            here,
            stroke: Stroke {
                start: here,
                curves: Vec::new(),
            },
            done: Vec::new(),
        }
    }

    fn down_to(&mut self, y: i32) {
        if y > self.here.y {
            self.here.y = y;
            match self.stroke.curves.last_mut() {
                Some(Curve::Straight(end)) => *end = self.here,
                _ => self.stroke.curves.push(Curve::Straight(self.here)),
            }
        }
    }

    fn bend_to(&mut self, x: i32, y: i32) {
        if x == self.here.x {
            return self.down_to(y);
        }
        self.here = Point { x, y };
        self.stroke.curves.push(Curve::Bend(self.here));
    }

    fn lift_to(&mut self, y: i32) {
        self.here.y = y;
        let next = Stroke {
            start: self.here,
            curves: Vec::new(),
        };
        self.done.push(std::mem::replace(&mut self.stroke, next));
    }

    fn done(mut self) -> Vec<Stroke> {
        self.done.push(self.stroke);
        self.done.retain(|stroke| !stroke.curves.is_empty());
        self.done
    }
}
