//! What begins on its own: so many a day, each in its hours, the clients drawn by weight.

use worktime::{Date, Instant, Micros, micros};

use super::chance::{Chance, Share};
use super::script::{Arrival, Script};
use super::shifts::Season;
use super::stage::Stage;

/// Working days of the week that `per_week` counts in.
const DAYS_A_WEEK: i64 = 5;

/// Something that will begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Coming {
    pub(super) at: Instant,
    /// Position of what begins.
    pub(super) arrival: usize,
    /// Position of the client.
    pub(super) house: usize,
}

/// Everything that will begin, day after day.
pub(super) fn plan(
    script: &Script,
    stage: &Stage,
    season: &Season<'_>,
    chance: &mut Chance,
) -> Vec<Coming> {
    let mut coming = Vec::new();
    if stage.houses.is_empty() {
        return coming;
    }
    let sway = script.cast.day_sway.0;
    for (_, day) in season.days() {
        let factor = Share(chance.even(Share::WHOLE.0 - sway, Share::WHOLE.0 + sway));
        for (position, arrival) in script.arrivals.iter().enumerate() {
            let (from, until) = (
                season.at(day, arrival.hours.0),
                season.at(day, arrival.hours.1),
            );
            for _ in 0..how_many(factor.of(a_day(arrival, day, season)), chance) {
                let at = second(from.plus(chance.even(0, until.since(from) - 1)));
                let house = chance.weighed(stage.houses.iter().map(|house| house.weight));
                coming.push(Coming {
                    at,
                    arrival: position,
                    house,
                });
            }
        }
    }
    coming
}

/// Millionths of arrivals on a day like any.
fn a_day(arrival: &Arrival, day: Date, season: &Season<'_>) -> i64 {
    let a_day = arrival.per_week.0 / DAYS_A_WEEK;
    if season.calendar.is_working_day(day) {
        a_day
    } else {
        arrival.weekend.of(a_day)
    }
}

/// A whole number whose mean is a number of millionths.
fn how_many(millionths: i64, chance: &mut Chance) -> i64 {
    let rest = Share(millionths % Share::WHOLE.0);
    millionths / Share::WHOLE.0 + i64::from(chance.comes(rest))
}

/// An instant without the parts of its second.
pub(super) fn second(at: Instant) -> Instant {
    let parts: Micros = at.0.rem_euclid(micros::SECOND);
    at.minus(parts)
}
