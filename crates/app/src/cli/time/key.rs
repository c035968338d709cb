//! The parts of a question by name: options on the command line, keys in a line of JSON.

/// A part of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Region,
    Zone,
    Hours,
    Closed,
    Opened,
    NoMakeupDays,
    From,
    To,
    Within,
    Counting,
    Pause,
    Language,
    Every,
    OnDayOff,
}

/// What a part is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Text,
    /// Any number of texts; a single one may stand for itself.
    List,
    Flag,
}

impl Key {
    pub(super) const COUNT: usize = 14;
    pub(super) const ALL: [Self; Self::COUNT] = [
        Self::Region,
        Self::Zone,
        Self::Hours,
        Self::Closed,
        Self::Opened,
        Self::NoMakeupDays,
        Self::From,
        Self::To,
        Self::Within,
        Self::Counting,
        Self::Pause,
        Self::Language,
        Self::Every,
        Self::OnDayOff,
    ];
    /// Those that describe a calendar, but for its own days.
    pub(super) const OF_CALENDARS: [Self; 4] =
        [Self::Region, Self::Zone, Self::Hours, Self::NoMakeupDays];
    /// Those that describe a calendar's own days.
    pub(super) const OF_OWN_DAYS: [Self; 2] = [Self::Closed, Self::Opened];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Zone => "zone",
            Self::Hours => "hours",
            Self::Closed => "closed",
            Self::Opened => "opened",
            Self::NoMakeupDays => "no-makeup-days",
            Self::From => "from",
            Self::To => "to",
            Self::Within => "within",
            Self::Counting => "counting",
            Self::Pause => "pause",
            Self::Language => "language",
            Self::Every => "every",
            Self::OnDayOff => "on-day-off",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name() == name)
    }

    pub(super) const fn form(self) -> Form {
        match self {
            Self::Closed | Self::Opened | Self::Pause => Form::List,
            Self::NoMakeupDays => Form::Flag,
            _ => Form::Text,
        }
    }

    /// Its place among all keys.
    pub(super) const fn index(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_by_its_name_and_place() {
        for (index, key) in Key::ALL.into_iter().enumerate() {
            assert_eq!(key.index(), index);
            assert_eq!(Key::named(key.name()), Some(key));
        }
        assert_eq!(Key::named("From"), None);
    }
}
