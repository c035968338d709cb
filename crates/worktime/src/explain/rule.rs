//! The rules by which lengths are counted, with the articles that they follow.

use crate::counting::Counting;
use crate::length::Length;

/// By which rule a length was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// No time at all.
    AtOnce,
    /// Clock time from the event on.
    ClockTime,
    /// Working time from the event on.
    WorkingTime,
    /// Whole working days after the day of the event, to the close of business of the last.
    WorkingDays,
    /// Whole days or weeks after the day of the event, to the close of business of the last, which
    /// moves on if it is off.
    Days,
    /// Likewise months or years, to the same day number.
    Months,
    /// The close of business of a working day.
    EndOfWorkingDay,
    /// A time of day.
    TimeOfDay,
    /// For each working day the working time of the standard day, from the event on.
    ElapsedWorkingDays,
    /// Days, weeks, months or years from the event on, to the same time of day.
    ElapsedDays,
}

impl Rule {
    pub(super) const fn of(length: Length, counting: Counting) -> Self {
        match (length, counting) {
            _ if length.is_zero() => Self::AtOnce,
            (Length::Immediately, _) => Self::AtOnce,
            (Length::Clock(_), _) => Self::ClockTime,
            (Length::Working(_), _) => Self::WorkingTime,
            (Length::EndOfWorkingDay { .. }, _) => Self::EndOfWorkingDay,
            (Length::TimeOfDay { .. }, _) => Self::TimeOfDay,
            (Length::WorkingDays(_), Counting::CivilCode) => Self::WorkingDays,
            (Length::Days(_) | Length::Weeks(_), Counting::CivilCode) => Self::Days,
            (Length::Months(_) | Length::Years(_), Counting::CivilCode) => Self::Months,
            (Length::WorkingDays(_), Counting::Elapsed) => Self::ElapsedWorkingDays,
            (
                Length::Days(_) | Length::Weeks(_) | Length::Months(_) | Length::Years(_),
                Counting::Elapsed,
            ) => Self::ElapsedDays,
        }
    }

    /// The articles of the Civil Code of the People's Republic of China that bear on a length: 201
    /// on where counting begins, 202 on the last day of months and years, 203 on last days that are
    /// off and on the close of business, 204 on what is agreed otherwise. Article 200, on the
    /// calendar that is used, holds for all.
    pub(super) const fn articles(self, length: Length) -> &'static [u16] {
        match (self, length) {
            (Self::AtOnce | Self::ElapsedWorkingDays | Self::ElapsedDays, _) => &[],
            (Self::ClockTime, _) => &[201],
            // The running day isn't left out.
            (Self::TimeOfDay, Length::TimeOfDay { after: 0, .. }) => &[204],
            (Self::EndOfWorkingDay, Length::EndOfWorkingDay { after: 0 }) => &[203, 204],
            (Self::WorkingTime | Self::TimeOfDay, _) => &[201, 204],
            (Self::WorkingDays | Self::EndOfWorkingDay, _) => &[201, 203, 204],
            (Self::Days, _) => &[201, 203],
            (Self::Months, _) => &[201, 202, 203],
        }
    }
}
