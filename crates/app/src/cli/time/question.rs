//! What can be asked.

use super::key::Key;

/// A kind of question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// When is it due?
    Due,
    /// Why is it due then?
    Explain,
    /// When must it begin, so that it is done in time?
    Start,
    /// How much working time lies between?
    Between,
    /// Which dates are worked?
    Workdays,
    /// Which occurrences of something that comes again are due?
    Occurrences,
    /// What do subscribers see of the calendar?
    Feed,
}

impl Question {
    /// The parts that it has.
    pub(super) fn keys(self) -> impl Iterator<Item = Key> {
        let calendar = Key::OF_CALENDARS.into_iter().chain(Key::OF_OWN_DAYS);
        calendar.chain(self.own_keys().iter().copied())
    }

    /// Whether this is a part of it.
    pub(super) fn has(self, key: Key) -> bool {
        self.keys().any(|known| known == key)
    }

    /// What it has besides a calendar.
    const fn own_keys(self) -> &'static [Key] {
        match self {
            Self::Due => &[Key::From, Key::Within, Key::Counting, Key::Pause],
            Self::Explain => &[
                Key::From,
                Key::Within,
                Key::Counting,
                Key::Pause,
                Key::Language,
            ],
            Self::Start => &[Key::By, Key::Within, Key::Counting],
            Self::Feed => &[Key::From, Key::To, Key::Language, Key::Name, Key::Stamp],
            Self::Occurrences => &[Key::Every, Key::From, Key::To, Key::OnDayOff],
            Self::Between | Self::Workdays => &[Key::From, Key::To],
        }
    }
}
