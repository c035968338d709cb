//! Which lines make the longest way down: they are kept straight, so that the eye finds the usual course at once.

use super::Sketch;
use super::acyclic::Oriented;

/// For each link, whether it is part of the longest way down from the first box. Among equals the first link wins.
pub(super) fn spine(sketch: &Sketch, oriented: &Oriented) -> Vec<bool> {
    let mut leaving: Vec<Vec<(usize, usize)>> = vec![Vec::new(); sketch.boxes.len()];
    for (position, link) in sketch.links.iter().enumerate() {
        if oriented.back.get(position) != Some(&true)
            && let Some(links) = leaving.get_mut(link.from)
        {
            links.push((position, link.to));
        }
    }
    // How many links the longest way from each box has, and the link with which it begins.
    let mut longest: Vec<(usize, Option<(usize, usize)>)> = vec![(0, None); sketch.boxes.len()];
    for &here in oriented.order.iter().rev() {
        let links = leaving.get(here).map(Vec::as_slice).unwrap_or_default();
        let mut best = (0, None);
        for &(link, to) in links {
            let beyond = longest.get(to).map_or(0, |(length, _)| *length) + 1;
            if beyond > best.0 {
                best = (beyond, Some((link, to)));
            }
        }
        if let Some(known) = longest.get_mut(here) {
            *known = best;
        }
    }
    let mut spine = vec![false; sketch.links.len()];
    let mut next = longest.first().and_then(|(_, first)| *first);
    while let Some((link, to)) = next {
        if let Some(known) = spine.get_mut(link) {
            *known = true;
        }
        next = longest.get(to).and_then(|(_, next)| *next);
    }
    spine
}
