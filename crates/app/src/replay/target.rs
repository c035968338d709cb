//! Where a replay's desk stands: in memory, or in a folder of data.

use std::path::Path;
use std::sync::Arc;

use casework::ids::{Entropy as _, OrgId};
use store::Delivery;
use worktime::Instant;

use super::fault::ReplayFault;
use super::play::{Play, Played};
use crate::clock::SeededEntropy;
use crate::data_folder::DataFolder;
use crate::simulation::{MemoryDesk, StoredDesk};

/// A log replays to the same bytes each time.
const SEED: u64 = 0;

pub(super) fn in_memory(play: &Play) -> Result<Played, ReplayFault> {
    let mut entropy = SeededEntropy::new(SEED);
    let org = new_org(&mut entropy);
    play.run(&mut MemoryDesk::new(org, Box::new(entropy)))
}

/// Plays into a folder that is new. What a fall of the program leaves behind is whole: a batch is a transaction.
pub(super) fn into_folder(play: &Arc<Play>, path: &Path) -> Result<Played, ReplayFault> {
    let mut entropy = SeededEntropy::new(SEED);
    let org = new_org(&mut entropy);
    let folder = DataFolder::at(path);
    let begin = play.log.rows.first().map_or(Instant(0), |row| row.at);
    let store = folder
        .set_up(None, None, begin, Box::new(entropy))
        .map_err(ReplayFault::Folder)?;
    let again = Arc::clone(play);
    let played = store.bulk(Delivery::Silent, move |bulk| {
        again.run(&mut StoredDesk::new(bulk, org))
    });
    drop(store);
    let played = played.map_err(ReplayFault::from).and_then(|played| played);
    // A part of a log is worse than none: a second try shall find the folder empty.
    played.inspect_err(|_| folder.take_back())
}

fn new_org(entropy: &mut SeededEntropy) -> OrgId {
    let mut bytes = [0; 16];
    entropy.fill(&mut bytes);
    OrgId::from_u128(u128::from_be_bytes(bytes))
}
