//! Answers and what has to be said beside them, for people and for programs.

use std::io::{self, Write};
use std::rc::Rc;

use jiff::civil::Date;
use worktime::{Calendar, Instant, Micros, Occurrence};

use super::duration::write_duration;
use super::occurrences::Occurring;
use super::remark::Remark;
use super::setting::Setting;
use super::wall_clock::write_date;
use crate::texts::Voice;

/// An answer.
pub(super) struct Answer {
    pub(super) found: Found,
    /// The last date whose hours are certain, if the answer lies beyond it and may still change.
    pub(super) certain_until: Option<Date>,
    pub(super) remarks: Vec<Remark>,
}

/// What was asked for.
pub(super) enum Found {
    /// `None` while a pause without an end holds it.
    Due {
        at: Option<Instant>,
        setting: Rc<Setting>,
    },
    /// Why it is due then, for people.
    Explained {
        at: Option<Instant>,
        text: String,
        setting: Rc<Setting>,
    },
    Start {
        at: Instant,
        setting: Rc<Setting>,
    },
    Between(Micros),
    /// The working dates from the first up to and with the last.
    Workdays {
        setting: Rc<Setting>,
        first: Date,
        last: Date,
    },
    Occurrences {
        occurring: Occurring,
        setting: Rc<Setting>,
    },
    /// A calendar file, with the end of its last line.
    Feed(String),
}

/// What stands for an instant that a pause holds back.
const PAUSED: &str = "paused";
/// Bytes that are gathered before they are written.
const GATHERED_BYTES: usize = 64 << 10;

impl Answer {
    /// Prints the answer alone, a line for each thing that was found.
    pub(super) fn print(&self, out: &mut impl Write) -> io::Result<()> {
        let mut text = Vec::new();
        match &self.found {
            Found::Due { at: None, .. } => text.extend_from_slice(PAUSED.as_bytes()),
            Found::Due {
                at: Some(at),
                setting,
            } => setting.clock.write(*at, &mut text),
            Found::Explained { text: lines, .. } => text.extend_from_slice(lines.as_bytes()),
            Found::Start { at, setting } => setting.clock.write(*at, &mut text),
            Found::Between(span) => write_duration(*span, &mut text),
            Found::Feed(file) => return out.write_all(file.as_bytes()),
            Found::Workdays {
                setting,
                first,
                last,
            } => {
                for date in workdays(&setting.calendar, *first, *last) {
                    write_date(date, &mut text);
                    end_line(&mut text, out)?;
                }
                return out.write_all(&text);
            }
            Found::Occurrences { occurring, setting } => {
                for occurrence in occurring.found(setting) {
                    write_date(occurrence.date, &mut text);
                    text.push(b'\t');
                    setting.clock.write(occurrence.due, &mut text);
                    text.push(b'\t');
                    text.extend_from_slice(occurrence.name.as_bytes());
                    end_line(&mut text, out)?;
                }
                return out.write_all(&text);
            }
        }
        text.push(b'\n');
        out.write_all(&text)
    }

    /// Writes the members of a JSON object.
    pub(super) fn write_json(&self, voice: Voice, out: &mut Vec<u8>) {
        match &self.found {
            Found::Due { at, setting } => write_json_due(*at, setting, out),
            Found::Explained { at, text, setting } => {
                write_json_due(*at, setting, out);
                out.extend_from_slice(b",\"explain\":");
                write_json_text(text, out);
            }
            Found::Start { at, setting } => {
                out.extend_from_slice(b"\"start\":\"");
                setting.clock.write(*at, out);
                out.push(b'"');
            }
            Found::Feed(file) => {
                out.extend_from_slice(b"\"feed\":");
                write_json_text(file, out);
            }
            Found::Between(span) => {
                out.extend_from_slice(b"\"between\":\"");
                write_duration(*span, out);
                out.push(b'"');
            }
            Found::Workdays {
                setting,
                first,
                last,
            } => {
                out.extend_from_slice(b"\"workdays\":[");
                for (index, date) in workdays(&setting.calendar, *first, *last).enumerate() {
                    out.extend_from_slice(if index == 0 { b"\"" } else { b",\"" });
                    write_date(date, out);
                    out.push(b'"');
                }
                out.push(b']');
            }
            Found::Occurrences { occurring, setting } => {
                out.extend_from_slice(b"\"occurrences\":[");
                for (index, occurrence) in occurring.found(setting).enumerate() {
                    out.extend_from_slice(if index == 0 { b"{" } else { b",{" });
                    write_json_occurrence(&occurrence, setting, out);
                    out.push(b'}');
                }
                out.push(b']');
            }
        }
        if self.certain_until.is_some() {
            out.extend_from_slice(b",\"provisional\":true");
        }
        if !self.remarks.is_empty() {
            let remarks: Vec<String> = self
                .remarks
                .iter()
                .map(|remark| remark.text(voice))
                .collect();
            out.extend_from_slice(b",\"remark\":");
            write_json_text(&remarks.join(&voice.say("time-between-sentences")), out);
        }
    }

    /// What has to be said beside the answer, a sentence or two each.
    pub(super) fn remarks(&self, voice: Voice) -> Vec<String> {
        // An explanation says it itself.
        let explained = matches!(self.found, Found::Explained { .. });
        let certain = self.certain_until.filter(|_| !explained).map(|date| {
            voice.say_with(
                "time-remark-provisional",
                &[("date", date.to_string().into())],
            )
        });
        self.remarks
            .iter()
            .map(|remark| remark.text(voice))
            .chain(certain)
            .collect()
    }

    /// Whether there is an answer that a program can go on with.
    pub(super) fn is_settled(&self) -> bool {
        !matches!(self.found, Found::Due { at: None, .. })
    }
}

fn write_json_occurrence(occurrence: &Occurrence, setting: &Setting, out: &mut Vec<u8>) {
    out.extend_from_slice(b"\"name\":");
    write_json_text(&occurrence.name, out);
    out.extend_from_slice(b",\"date\":\"");
    write_date(occurrence.date, out);
    out.extend_from_slice(b"\",\"due\":\"");
    setting.clock.write(occurrence.due, out);
    out.push(b'"');
    if occurrence.is_provisional {
        out.extend_from_slice(b",\"provisional\":true");
    }
}

/// Ends a line, and writes what was gathered if it is a good deal.
fn end_line(text: &mut Vec<u8>, out: &mut impl Write) -> io::Result<()> {
    text.push(b'\n');
    if text.len() >= GATHERED_BYTES {
        out.write_all(text)?;
        text.clear();
    }
    Ok(())
}

fn write_json_due(at: Option<Instant>, setting: &Setting, out: &mut Vec<u8>) {
    match at {
        None => out.extend_from_slice(b"\"due\":null,\"paused\":true"),
        Some(at) => {
            out.extend_from_slice(b"\"due\":\"");
            setting.clock.write(at, out);
            out.push(b'"');
        }
    }
}

/// Writes a text as JSON.
pub(super) fn write_json_text(text: &str, out: &mut Vec<u8>) {
    // Writing a text into memory can't fail.
    let _ = serde_json::to_writer(out, text);
}

fn workdays(calendar: &Calendar, first: Date, last: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(first), |date| date.tomorrow().ok())
        .take_while(move |date| *date <= last)
        .filter(|date| calendar.is_working_day(*date))
}
