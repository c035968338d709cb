//! The parts of a question by name: options on the command line, keys in a line of JSON.

/// A part of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Region,
    Zone,
    Hours,
    Days,
    Closed,
    Shortened,
    Opened,
    NoMakeupDays,
    From,
    To,
    By,
    Within,
    Counting,
    Pause,
    Language,
    Every,
    OnDayOff,
    Name,
    Stamp,
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
    pub(super) const COUNT: usize = 19;
    pub(super) const ALL: [Self; Self::COUNT] = [
        Self::Region,
        Self::Zone,
        Self::Hours,
        Self::Days,
        Self::Closed,
        Self::Shortened,
        Self::Opened,
        Self::NoMakeupDays,
        Self::From,
        Self::To,
        Self::By,
        Self::Within,
        Self::Counting,
        Self::Pause,
        Self::Language,
        Self::Every,
        Self::OnDayOff,
        Self::Name,
        Self::Stamp,
    ];
    /// Those that describe a calendar, but for its own days.
    pub(super) const OF_CALENDARS: [Self; 4] =
        [Self::Region, Self::Zone, Self::Hours, Self::NoMakeupDays];
    /// Those that describe a calendar's own days, what lies on top last.
    pub(super) const OF_OWN_DAYS: [Self; 4] =
        [Self::Days, Self::Closed, Self::Shortened, Self::Opened];

    /// Those of them that are written out in the question.
    pub(super) const TYPED_DAYS: [Self; 3] = [Self::Closed, Self::Shortened, Self::Opened];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Zone => "zone",
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Closed => "closed",
            Self::Shortened => "shortened",
            Self::Opened => "opened",
            Self::NoMakeupDays => "no-makeup-days",
            Self::From => "from",
            Self::To => "to",
            Self::By => "by",
            Self::Within => "within",
            Self::Counting => "counting",
            Self::Pause => "pause",
            Self::Language => "language",
            Self::Every => "every",
            Self::OnDayOff => "on-day-off",
            Self::Name => "name",
            Self::Stamp => "stamp",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name() == name)
    }

    pub(super) const fn form(self) -> Form {
        match self {
            Self::Days | Self::Closed | Self::Shortened | Self::Opened | Self::Pause => Form::List,
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
