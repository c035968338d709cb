//! Which row each box stands in. Boxes and the labels between them take turns, so a line with a label is two rows long.

use super::acyclic::Oriented;
use super::{Link, Sketch};

/// Rows that a line is long at least.
pub(super) fn length(link: &Link) -> usize {
    match link.label {
        Some(_) => 2,
        None => 1,
    }
}

/// The row of each box, from 0 on: as far down as the longest way from the top, then nearer to what follows where more
/// lines leave a box than lead to it.
pub(super) fn ranks(sketch: &Sketch, oriented: &Oriented) -> Vec<usize> {
    let mut around: Vec<Around> = vec![Around::default(); sketch.boxes.len()];
    for (position, link) in sketch.links.iter().enumerate() {
        let Some((upper, lower)) = oriented.ends(sketch, position) else {
            continue;
        };
        if let Some(around) = around.get_mut(lower) {
            around.above.push((upper, length(link)));
        }
        if let Some(around) = around.get_mut(upper) {
            around.below.push((lower, length(link)));
        }
    }
    let mut ranks = vec![0; sketch.boxes.len()];
    for &here in &oriented.order {
        let above = around.get(here).map(|around| around.above.iter());
        let lowest = above
            .into_iter()
            .flatten()
            .map(|(upper, length)| at(&ranks, *upper) + length)
            .max();
        set(&mut ranks, here, lowest.unwrap_or(0));
    }
    for &here in oriented.order.iter().rev().filter(|&&here| here != 0) {
        let Some(around) = around.get(here) else {
            continue;
        };
        if around.below.len() <= around.above.len() {
            continue;
        }
        let nearest = around
            .below
            .iter()
            .map(|(lower, length)| at(&ranks, *lower).saturating_sub(*length))
            .min();
        let nearest = nearest.unwrap_or(0).max(at(&ranks, here));
        set(&mut ranks, here, nearest);
    }
    for &(here, above) in &sketch.below {
        let rank = at(&ranks, here).max(at(&ranks, above));
        set(&mut ranks, here, rank);
        for (lower, length) in around.get(here).into_iter().flat_map(|it| &it.below) {
            let lowest = at(&ranks, *lower).max(rank + length);
            set(&mut ranks, *lower, lowest);
        }
    }
    ranks
}

#[derive(Clone, Default)]
struct Around {
    above: Vec<(usize, usize)>,
    below: Vec<(usize, usize)>,
}

fn at(ranks: &[usize], position: usize) -> usize {
    ranks.get(position).copied().unwrap_or(0)
}

fn set(ranks: &mut [usize], position: usize, rank: usize) {
    if let Some(known) = ranks.get_mut(position) {
        *known = rank;
    }
}
