//! How much room everything on a chart needs: what the layout is asked to place.

use super::block::Block;
use super::chart::{Chart, Place};
use super::layout::{Extent, Link, Size, Sketch, Tip};

/// Side of the dot at the beginning.
pub(super) const DOT: i32 = 14;
/// Room around the words in a box: to the sides, and above and below.
const PADDING: (i32, i32) = (16, 10);
/// Room around a label.
const LABEL_PADDING: (i32, i32) = (4, 3);
/// Room between the two rims of a final state.
pub(super) const SECOND_RIM: i32 = 3;
/// Least width of a box.
const BOX_WIDTH_LEAST: i32 = 84;

impl Chart<'_> {
    /// The room that the places and the ways take, by what is written on them.
    pub(super) fn sketch(&self, blocks: &[Block], labels: &[Block]) -> Sketch {
        let mut sketch = Sketch::default();
        for (place, block) in self.places.iter().zip(blocks) {
            sketch.boxes.push(Extent {
                size: box_size(place, block.size()),
                aside: None,
            });
        }
        for (way, label) in self.ways.iter().zip(labels) {
            let label = padded(label.size(), LABEL_PADDING);
            if way.from == way.to {
                if let Some(extent) = sketch.boxes.get_mut(way.from) {
                    extent.aside = Some(label);
                }
                continue;
            }
            sketch.links.push(Link {
                from: way.from,
                to: way.to,
                label: (!way.passages.is_empty()).then_some(label),
                tip: match self.places.get(way.to) {
                    Some(Place::Meeting { .. }) => Tip::Blunt,
                    _ => Tip::Arrow,
                },
            });
        }
        sketch.below = self.below();
        sketch
    }

    /// A box for several states stands beside the last of them, if what it leads to is the end.
    fn below(&self) -> Vec<(usize, usize)> {
        let leads_on = |place: usize| self.ways.iter().any(|way| way.from == place);
        let mut below = Vec::new();
        for (position, place) in self.places.iter().enumerate() {
            let Place::Several { states, .. } = place else {
                continue;
            };
            let mut ways = self.ways.iter().filter(|way| way.from == position);
            if ways.any(|way| way.to == position || leads_on(way.to)) {
                continue;
            }
            for (other, place) in self.places.iter().enumerate() {
                if matches!(place, Place::State(state) if states.contains(state)) {
                    below.push((position, other));
                }
            }
        }
        below
    }
}

fn box_size(place: &Place<'_>, words: Size) -> Size {
    match place {
        Place::Beginning => Size {
            width: DOT,
            height: DOT,
        },
        Place::State(state) => {
            let rim = if state.is_final { 2 * SECOND_RIM } else { 0 };
            let size = padded(words, PADDING);
            Size {
                width: size.width.max(BOX_WIDTH_LEAST) + rim,
                height: size.height + rim,
            }
        }
        Place::Several { .. } => padded(words, PADDING),
        Place::Meeting { .. } => padded(words, LABEL_PADDING),
    }
}

fn padded(size: Size, (aside, above): (i32, i32)) -> Size {
    Size {
        width: size.width + 2 * aside,
        height: size.height + 2 * above,
    }
}
