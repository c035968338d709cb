//! The map: which columns of a log say what, and which activity takes which step of the handbook.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use handbook::{Edition, Id};
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::fault::{MapFault, ReplayFault};
use super::local_time::LocalTime;

/// Names of the columns that are read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Columns {
    pub(super) case: Option<String>,
    pub(super) activity: Option<String>,
    pub(super) time: Option<String>,
    pub(super) resource: Option<String>,
}

/// A map that fits its handbook.
#[derive(Clone, Debug)]
pub(super) struct Map {
    pub(super) record: Id,
    pub(super) columns: Columns,
    pub(super) time: LocalTime,
    /// Steps that are taken, each once.
    pub(super) steps: Vec<Id>,
    /// Position of the step that an activity takes.
    pub(super) step_of: HashMap<String, u16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MapFile {
    record: String,
    #[serde(default)]
    columns: Columns,
    time: TimeFile,
    activities: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TimeFile {
    format: String,
    zone: String,
}

impl Map {
    /// Reads a map and checks it against the handbook. What the command line says of columns comes first.
    pub(super) fn read(
        path: &Path,
        said: Option<&str>,
        edition: &Edition,
    ) -> Result<Self, ReplayFault> {
        let text = fs::read_to_string(path).map_err(|error| ReplayFault::File {
            path: path.to_owned(),
            error,
        })?;
        Self::parse(&text, said, edition).map_err(ReplayFault::Map)
    }

    fn parse(text: &str, said: Option<&str>, edition: &Edition) -> Result<Self, Vec<MapFault>> {
        let file: MapFile =
            toml::from_str(text).map_err(|error| vec![MapFault::Toml(error.to_string())])?;
        let mut faults = Vec::new();
        let said = said
            .map(Columns::parse)
            .transpose()
            .unwrap_or_else(|fault| {
                faults.push(fault);
                None
            });
        let columns = said.unwrap_or_default().or(file.columns.clone());
        faults.extend(columns.missing().map(MapFault::NoColumn));
        let zone = TimeZone::get(&file.time.zone);
        if zone.is_err() {
            faults.push(MapFault::UnknownZone(file.time.zone.clone()));
        }
        let (steps, step_of) = steps(&file, edition, &mut faults);
        match zone {
            Ok(zone) if faults.is_empty() => {
                let time = LocalTime {
                    format: file.time.format,
                    zone,
                };
                Ok(Self {
                    record: Id::new(&file.record),
                    columns,
                    time,
                    steps,
                    step_of,
                })
            }
            _ => Err(faults),
        }
    }
}

fn steps(
    file: &MapFile,
    edition: &Edition,
    faults: &mut Vec<MapFault>,
) -> (Vec<Id>, HashMap<String, u16>) {
    let (mut steps, mut step_of) = (Vec::<Id>::new(), HashMap::new());
    let Some(rule) = edition.records.get(file.record.as_str()) else {
        faults.push(MapFault::UnknownRecord(file.record.clone()));
        return (steps, step_of);
    };
    if rule.of_client {
        faults.push(MapFault::OfClient(file.record.clone()));
    }
    for (activity, step) in &file.activities {
        if rule.step(step).is_none() {
            faults.push(MapFault::UnknownStep {
                activity: activity.clone(),
                step: step.clone(),
            });
            continue;
        }
        let position = steps
            .iter()
            .position(|known| *known == **step)
            .unwrap_or_else(|| {
                steps.push(Id::new(step));
                steps.len() - 1
            });
        step_of.insert(
            activity.clone(),
            u16::try_from(position).unwrap_or(u16::MAX),
        );
    }
    (steps, step_of)
}

impl Columns {
    /// Reads `case=…,activity=…,time=…,resource=…`. A comma that no such key follows belongs to the name before it.
    fn parse(text: &str) -> Result<Self, MapFault> {
        let bad = || MapFault::Columns(text.to_owned());
        let mut columns = Self::default();
        let mut last: Option<&mut Option<String>> = None;
        for piece in text.split(',') {
            let named = piece.split_once('=').map(|(key, name)| (key.trim(), name));
            let (slot, name) = match named {
                Some(("case", name)) => (&mut columns.case, name),
                Some(("activity", name)) => (&mut columns.activity, name),
                Some(("time", name)) => (&mut columns.time, name),
                Some(("resource", name)) => (&mut columns.resource, name),
                _ => {
                    let before = last
                        .as_mut()
                        .and_then(|slot| slot.as_mut())
                        .ok_or_else(bad)?;
                    before.push(',');
                    before.push_str(piece);
                    continue;
                }
            };
            if slot.replace(name.trim().to_owned()).is_some() || name.trim().is_empty() {
                return Err(bad());
            }
            last = Some(slot);
        }
        Ok(columns)
    }

    fn or(self, other: Self) -> Self {
        Self {
            case: self.case.or(other.case),
            activity: self.activity.or(other.activity),
            time: self.time.or(other.time),
            resource: self.resource.or(other.resource),
        }
    }

    fn missing(&self) -> impl Iterator<Item = &'static str> {
        let wanted = [
            ("case", &self.case),
            ("activity", &self.activity),
            ("time", &self.time),
        ];
        wanted
            .into_iter()
            .filter(|(_, name)| name.is_none())
            .map(|(key, _)| key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_the_command_line() {
        let columns =
            Columns::parse("case=Case ID, activity=Activity,time=Time, local,resource=Who")
                .unwrap();
        assert_eq!(columns.case.as_deref(), Some("Case ID"));
        assert_eq!(columns.activity.as_deref(), Some("Activity"));
        assert_eq!(columns.time.as_deref(), Some("Time, local"));
        assert_eq!(columns.resource.as_deref(), Some("Who"));
        for bad in ["", "Case ID", "case=", "case=a,case=b", "x=1,case=a"] {
            assert_eq!(
                Columns::parse(bad),
                Err(MapFault::Columns(bad.to_owned())),
                "{bad}"
            );
        }
    }
}
