//! Whatever is placed: nothing lies on anything else, no line runs through a box or a label, and it is the same every time.

use proptest::prelude::*;

use super::*;

const NARROW: Size = Size {
    width: 60,
    height: 30,
};

fn sketch(boxes: usize, links: &[(usize, usize)]) -> Sketch {
    Sketch {
        boxes: vec![extent(NARROW, None); boxes],
        links: links.iter().map(|&ends| link(ends, Some(NARROW))).collect(),
        below: Vec::new(),
    }
}

fn extent(size: Size, aside: Option<Size>) -> Extent {
    Extent { size, aside }
}

fn link((from, to): (usize, usize), label: Option<Size>) -> Link {
    let tip = Tip::Arrow;
    Link {
        from,
        to,
        label,
        tip,
    }
}

fn middle(rect: &Rect) -> i32 {
    rect.x + rect.width / 2
}

#[test]
fn the_usual_course_runs_straight_down() {
    // A side way, a way back and an early end beside the chain 0 1 2 3 4.
    let plan = plan(&sketch(
        7,
        &[(0, 1), (1, 5), (5, 1), (1, 2), (2, 3), (3, 4), (2, 6)],
    ));
    let columns: Vec<i32> = plan.boxes.iter().take(5).map(middle).collect();
    assert_eq!(columns, [columns[0]; 5]);
    let rows: Vec<i32> = plan.boxes.iter().take(5).map(|rect| rect.y).collect();
    assert!(rows.is_sorted_by(|above, below| above < below), "{rows:?}");
    let back: Vec<bool> = plan.routes.iter().map(|route| route.is_back).collect();
    assert_eq!(back, [false, false, true, false, false, false, false]);
}

#[test]
fn an_arrow_points_at_the_side_that_it_comes_from() {
    let plan = plan(&sketch(2, &[(0, 1), (1, 0)]));
    let tips: Vec<Point> = plan.routes.iter().filter_map(|route| route.tip).collect();
    assert_eq!(tips[0].y, plan.boxes[1].y);
    assert_eq!(tips[1].y, plan.boxes[0].y + plan.boxes[0].height);
}

#[test]
fn a_box_stands_below_those_that_it_stands_for() {
    let mut wanted = sketch(5, &[(0, 1), (1, 2), (3, 4)]);
    assert_eq!(plan(&wanted).boxes[3].y, plan(&wanted).boxes[0].y);
    wanted.below = vec![(3, 1), (3, 2)];
    let placed = plan(&wanted);
    assert_eq!(placed.boxes[3].y, placed.boxes[2].y);
    assert!(placed.boxes[4].y > placed.boxes[3].y);
}

#[test]
fn nothing_is_a_drawing_too() {
    assert_eq!(plan(&Sketch::default()), Plan::default());
}

fn sizes() -> impl Strategy<Value = Size> {
    (1..180, 1..90).prop_map(|(width, height)| Size { width, height })
}

fn sketches() -> impl Strategy<Value = Sketch> {
    let boxes = prop::collection::vec((sizes(), prop::option::weighted(0.2, sizes())), 2..16);
    boxes.prop_flat_map(|boxes| {
        let count = boxes.len();
        let ends = (0..count, 1..count).prop_map(move |(from, by)| (from, (from + by) % count));
        let links = prop::collection::vec((ends, prop::option::weighted(0.9, sizes())), 0..40);
        links.prop_map(move |links| Sketch {
            boxes: boxes
                .iter()
                .map(|&(size, aside)| extent(size, aside))
                .collect(),
            links: links
                .iter()
                .map(|&(ends, label)| link(ends, label))
                .collect(),
            below: Vec::new(),
        })
    })
}

/// Points of a stroke, a pixel or so apart.
fn points(stroke: &Stroke) -> Vec<(f64, f64)> {
    let mut here = stroke.start;
    let mut points = Vec::new();
    for curve in &stroke.curves {
        let (Curve::Straight(end) | Curve::Bend(end)) = *curve;
        let (from, to) = (
            (f64::from(here.x), f64::from(here.y)),
            (f64::from(end.x), f64::from(end.y)),
        );
        let control = (from.1 + to.1) / 2.0;
        for step in 0..=200 {
            let t = f64::from(step) / 200.0;
            let u = 1.0 - t;
            let (a, b, c, d) = (u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t);
            points.push((
                from.0 * (a + b) + to.0 * (c + d),
                from.1 * a + control * (b + c) + to.1 * d,
            ));
        }
        here = end;
    }
    points
}

fn holds(rect: &Rect, (x, y): (f64, f64)) -> bool {
    let (left, top) = (f64::from(rect.x), f64::from(rect.y));
    x > left && x < left + f64::from(rect.width) && y > top && y < top + f64::from(rect.height)
}

fn overlap(a: &Rect, b: &Rect) -> bool {
    let apart = a.x + a.width <= b.x
        || b.x + b.width <= a.x
        || a.y + a.height <= b.y
        || b.y + b.height <= a.y;
    !apart
}

fn everything(plan: &Plan) -> Vec<Rect> {
    let labels = plan.routes.iter().filter_map(|route| route.label);
    let asides = plan.asides.iter().flatten().copied();
    plan.boxes
        .iter()
        .copied()
        .chain(labels)
        .chain(asides)
        .collect()
}

proptest! {
    #[test]
    fn nothing_lies_on_anything_else(sketch in sketches()) {
        let all = everything(&plan(&sketch));
        for (position, one) in all.iter().enumerate() {
            for other in &all[..position] {
                prop_assert!(!overlap(one, other), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn no_line_runs_through_a_box_or_a_label(sketch in sketches()) {
        let plan = plan(&sketch);
        let all = everything(&plan);
        for stroke in plan.routes.iter().flat_map(|route| &route.strokes) {
            for point in points(stroke) {
                let met = all.iter().find(|rect| holds(rect, point));
                prop_assert!(met.is_none(), "{point:?} lies in {met:?}");
            }
        }
    }

    #[test]
    fn everything_is_drawn_and_inside(sketch in sketches()) {
        let plan = plan(&sketch);
        prop_assert_eq!(plan.boxes.len(), sketch.boxes.len());
        prop_assert_eq!(plan.routes.len(), sketch.links.len());
        for rect in everything(&plan) {
            prop_assert!(rect.x >= 0 && rect.x + rect.width <= plan.width, "{:?}", rect);
            prop_assert!(rect.y >= 0 && rect.y + rect.height <= plan.height, "{:?}", rect);
        }
        for (link, route) in sketch.links.iter().zip(&plan.routes) {
            prop_assert!(!route.strokes.is_empty());
            prop_assert_eq!(route.label.is_some(), link.label.is_some());
            let (from, to) = (plan.boxes[link.from], plan.boxes[link.to]);
            prop_assert_eq!(route.is_back, from.y > to.y);
            // The arrow's head touches the box that it points at.
            let tip = route.tip.unwrap();
            let side = if route.is_back { to.y + to.height } else { to.y };
            prop_assert_eq!(tip.y, side);
            prop_assert!(tip.x >= to.x && tip.x <= to.x + to.width);
            // The line begins at the box that it comes from.
            let ends = route.strokes.iter().flat_map(points).map(|(_, y)| y);
            let (first, last) = (ends.clone().fold(f64::MAX, f64::min), ends.fold(0.0, f64::max));
            let begins = if route.is_back { last - f64::from(from.y) } else { first - f64::from(from.y + from.height) };
            prop_assert!(begins.abs() < 0.5, "{}", begins);
        }
    }

    #[test]
    fn the_same_sketch_gives_the_same_plan(sketch in sketches()) {
        prop_assert_eq!(plan(&sketch), plan(&sketch.clone()));
    }
}

mod orders {
    use super::super::order::{crossings, untangle};
    use super::super::{acyclic, rank, rows};
    use super::*;

    /// Every pair of lines between the same two rows.
    fn slow(rows: &rows::Rows) -> usize {
        let place = |thing: usize| {
            let row = &rows.rows[rows.things[thing].row];
            row.iter().position(|other| *other == thing).unwrap()
        };
        let mut lines = Vec::new();
        for chain in &rows.chains {
            for pair in chain.windows(2) {
                lines.push((rows.things[pair[0]].row, place(pair[0]), place(pair[1])));
            }
        }
        let mut crossings = 0;
        for (position, one) in lines.iter().enumerate() {
            for other in &lines[..position] {
                let crossed =
                    (one.1 < other.1 && one.2 > other.2) || (one.1 > other.1 && one.2 < other.2);
                crossings += usize::from(one.0 == other.0 && crossed);
            }
        }
        crossings
    }

    proptest! {
        #[test]
        fn crossings_are_counted_right_and_never_grow(sketch in sketches()) {
            let oriented = acyclic::orient(&sketch);
            let ranks = rank::ranks(&sketch, &oriented);
            let mut rows = rows::rows(&sketch, &oriented, &ranks, &[]);
            let before = crossings(&rows);
            prop_assert_eq!(before, slow(&rows));
            untangle(&mut rows);
            prop_assert_eq!(crossings(&rows), slow(&rows));
            prop_assert!(crossings(&rows) <= before);
        }
    }
}

mod places {
    use super::super::spacing::{Wish, space};
    use super::*;

    fn cost(wishes: &[Wish], places: &[i64]) -> i64 {
        let each = wishes.iter().zip(places);
        each.map(|(wish, place)| wish.weight * (wish.place - place).pow(2))
            .sum()
    }

    fn best(wishes: &[Wish], gaps: &[i64], places: &mut Vec<i64>, least: &mut i64) {
        if places.len() == wishes.len() {
            *least = cost(wishes, places).min(*least);
            return;
        }
        let from = match places.last() {
            None => -12,
            Some(last) => last + gaps[places.len() - 1],
        };
        for place in from..=16 {
            places.push(place);
            best(wishes, gaps, places, least);
            places.pop();
        }
    }

    proptest! {
        #[test]
        fn distances_are_kept_at_the_least_cost(
            wishes in prop::collection::vec((-5..6_i64, 1..4_i64), 1..5),
            gaps in prop::collection::vec(0..4_i64, 4),
        ) {
            let wishes: Vec<Wish> = wishes.into_iter().map(|(place, weight)| Wish { place, weight }).collect();
            let offsets: Vec<i64> = (0..wishes.len()).map(|at| gaps[..at].iter().sum()).collect();
            let places = space(&wishes, &offsets);
            for (at, pair) in places.windows(2).enumerate() {
                prop_assert!(pair[1] - pair[0] >= gaps[at]);
            }
            let mut least = i64::MAX;
            best(&wishes, &gaps, &mut Vec::new(), &mut least);
            prop_assert_eq!(cost(&wishes, &places), least);
        }
    }
}
