//! Which lines run down the page: all but those that close a circle.

use super::Sketch;

/// The boxes in an order in which every line runs forward, once the lines that run back are turned round.
#[derive(Clone, Debug, Default)]
pub(super) struct Oriented {
    /// Positions of the boxes, from the top down.
    pub order: Vec<usize>,
    /// For each link, whether it runs back up.
    pub back: Vec<bool>,
}

impl Oriented {
    /// The upper and the lower end of a link.
    pub(super) fn ends(&self, sketch: &Sketch, link: usize) -> Option<(usize, usize)> {
        let ends = sketch.links.get(link)?;
        match self.back.get(link) {
            Some(true) => Some((ends.to, ends.from)),
            _ => Some((ends.from, ends.to)),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Never,
    /// On the way from the top to here.
    Above,
    Done,
}

/// Walks from the first box on in the order of the links. A link to a box that is on the way to here runs back.
pub(super) fn orient(sketch: &Sketch) -> Oriented {
    let mut leaving: Vec<Vec<usize>> = vec![Vec::new(); sketch.boxes.len()];
    for (position, link) in sketch.links.iter().enumerate() {
        if let Some(links) = leaving.get_mut(link.from) {
            links.push(position);
        }
    }
    let mut walk = Walk {
        sketch,
        leaving: &leaving,
        seen: vec![Seen::Never; sketch.boxes.len()],
        back: vec![false; sketch.links.len()],
        finished: Vec::with_capacity(sketch.boxes.len()),
    };
    for position in 0..sketch.boxes.len() {
        walk.from(position);
    }
    walk.finished.reverse();
    Oriented {
        order: walk.finished,
        back: walk.back,
    }
}

struct Walk<'a> {
    sketch: &'a Sketch,
    leaving: &'a [Vec<usize>],
    seen: Vec<Seen>,
    back: Vec<bool>,
    finished: Vec<usize>,
}

impl Walk<'_> {
    /// Visits what can be reached, with a stack of its own: a chain of states is as long as the book makes it.
    fn from(&mut self, root: usize) {
        if self.seen.get(root) != Some(&Seen::Never) {
            return;
        }
        self.mark(root, Seen::Above);
        let mut path: Vec<(usize, usize)> = vec![(root, 0)];
        while let Some((here, next)) = path.last_mut() {
            let here = *here;
            let link = self.leaving.get(here).and_then(|links| links.get(*next));
            *next += 1;
            let Some(&link) = link else {
                self.mark(here, Seen::Done);
                self.finished.push(here);
                path.pop();
                continue;
            };
            let Some(to) = self.sketch.links.get(link).map(|link| link.to) else {
                continue;
            };
            match self.seen.get(to) {
                Some(Seen::Never) => {
                    self.mark(to, Seen::Above);
                    path.push((to, 0));
                }
                Some(Seen::Above) => {
                    if let Some(back) = self.back.get_mut(link) {
                        *back = true;
                    }
                }
                _ => {}
            }
        }
    }

    fn mark(&mut self, position: usize, seen: Seen) {
        if let Some(mark) = self.seen.get_mut(position) {
            *mark = seen;
        }
    }
}
