//! Why deeds that begin where a record can be are never done there.

use std::collections::{BTreeMap, BTreeSet};

use super::bounds::{Budget, RECORD_MAX, TooMuch};
use super::condition::Truth;
use super::finding::Block;
use super::rounds::Study;

/// For each deed and state where it begins and is never done: which of its bars stand, always or at times.
#[derive(Clone, Debug, Default)]
pub(super) struct Whys {
    tallies: BTreeMap<(usize, u16), Tally>,
}

/// Bars by their position, as bits; those beyond the bits aren't told.
#[derive(Clone, Copy, Debug)]
struct Tally {
    always: u64,
    ever: u64,
}

impl Whys {
    /// Asks every bar of such deeds in every configuration: at most [`RECORD_MAX`] parts of conditions. What was found
    /// when that is spent is thrown away, and every bar is named as one that may stand.
    pub(super) fn of(study: &Study<'_>) -> Self {
        let mut tallies = undone(study);
        if fill(study, &mut tallies).is_err() {
            for tally in tallies.values_mut() {
                *tally = Tally {
                    always: 0,
                    ever: u64::MAX,
                };
            }
        }
        Self { tallies }
    }

    /// What holds a deed back wherever it begins in these states: each alone, or if nothing always does, all by turns.
    pub(super) fn blocks(&self, study: &Study<'_>, deed: usize, from: &[u16]) -> Vec<Block> {
        let tallies = from
            .iter()
            .filter_map(|state| self.tallies.get(&(deed, *state)));
        let joined = tallies.copied().reduce(|one, other| Tally {
            always: one.always & other.always,
            ever: one.ever | other.ever,
        });
        let Some(Tally { always, ever }) = joined else {
            return Vec::new();
        };
        let told = if always == 0 { ever } else { always };
        let bars = study.machine.deeds.get(deed).map(|deed| &deed.bars);
        let bars = bars.into_iter().flatten().zip(0_u32..u64::BITS);
        let stand = bars.filter(|(_, at)| told >> at & 1 == 1);
        let blocks: BTreeSet<Block> = stand.map(|(bar, _)| bar.block.clone()).collect();
        blocks.into_iter().collect()
    }
}

/// Deeds with the states that the record can be in and where they begin but are never done.
fn undone(study: &Study<'_>) -> BTreeMap<(usize, u16), Tally> {
    let done: BTreeSet<(usize, u16)> = study
        .graph
        .ways
        .iter()
        .filter_map(|way| Some((way.deed, study.graph.state(way.from)?)))
        .collect();
    let mut tallies = BTreeMap::new();
    for (number, deed) in study.machine.deeds.iter().enumerate() {
        for from in deed
            .arrows
            .keys()
            .filter(|from| study.reached.contains(from))
        {
            if !done.contains(&(number, *from)) {
                let tally = Tally {
                    always: u64::MAX,
                    ever: 0,
                };
                tallies.insert((number, *from), tally);
            }
        }
    }
    tallies
}

fn fill(study: &Study<'_>, tallies: &mut BTreeMap<(usize, u16), Tally>) -> Result<(), TooMuch> {
    let mut budget = Budget::new(RECORD_MAX);
    let mut by_state: BTreeMap<u16, Vec<(usize, &mut Tally)>> = BTreeMap::new();
    for ((deed, from), tally) in tallies {
        by_state.entry(*from).or_default().push((*deed, tally));
    }
    for at in &study.graph.configurations {
        for (deed, tally) in by_state.get_mut(&at.state).into_iter().flatten() {
            let bars = study.machine.deeds.get(*deed).map(|deed| &deed.bars);
            let mut stands = 0;
            for (bar, at_bit) in bars.into_iter().flatten().zip(0_u32..u64::BITS) {
                if bar.guard.truth(*at, &mut budget)? == Truth::No {
                    stands |= 1 << at_bit;
                }
            }
            tally.always &= stands;
            tally.ever |= stands;
        }
    }
    Ok(())
}
