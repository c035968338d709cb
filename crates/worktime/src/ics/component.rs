//! The blocks of a calendar file: which lines belong to which event, and what its time zones are.

use super::DAY_PROPERTY;
use super::line::{Line, lines};
use super::moment::Zones;
use crate::dated_days::{MOST_ENTRIES, ProblemKind, Problems};

/// How deep blocks may stand in one another; real ones go four deep.
const DEEPEST: usize = 16;

/// The properties that somebody asks for; of the others, real files have many and long ones.
const ASKED_FOR: [&str; 18] = [
    DAY_PROPERTY,
    "DESCRIPTION",
    "DTEND",
    "DTSTART",
    "DURATION",
    "EXDATE",
    "EXRULE",
    "RDATE",
    "RECURRENCE-ID",
    "RRULE",
    "SEQUENCE",
    "STATUS",
    "SUMMARY",
    "TZID",
    "TZOFFSETTO",
    "UID",
    "X-LIC-LOCATION",
    "X-MICROSOFT-CDO-ALLDAYEVENT",
];

/// An event as its lines.
#[derive(Debug)]
pub(crate) struct Component {
    /// The line on which it begins.
    pub(crate) line: usize,
    lines: Vec<Line>,
}

/// Everything that a file holds for us.
#[derive(Debug, Default)]
pub(crate) struct Components {
    pub(crate) events: Vec<Component>,
    pub(crate) zones: Zones,
    /// The blocks that are open, the outermost first.
    open: Vec<Block>,
    /// How many more are open inside of them.
    too_deep: usize,
}

#[derive(Debug)]
struct Block {
    name: String,
    line: usize,
    /// Only events and time zones keep theirs.
    lines: Vec<Line>,
}

impl Component {
    /// The first line of a property.
    pub(crate) fn first(&self, name: &str) -> Option<&Line> {
        self.all(name).next()
    }

    /// All lines of a property.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.name == name)
    }
}

impl Components {
    /// Reads the blocks of a file. What has no end isn't taken: the rest of it might be what says
    /// that it is cancelled.
    pub(crate) fn read(bytes: &[u8], problems: &mut Problems) -> Self {
        let mut read = Self::default();
        let begins = |line: Result<Line, usize>| line.is_ok_and(|line| begins_calendar(&line));
        if !lines(bytes).any(begins) {
            // One problem for a page of HTML, not one a line.
            problems.push(1, ProblemKind::NotACalendar);
            return read;
        }
        for line in lines(bytes) {
            match line {
                Err(number) => problems.push(number, ProblemKind::NotALine),
                Ok(line) if line.name == "BEGIN" => read.begin(&line, problems),
                Ok(line) if line.name == "END" => read.end(&line, problems),
                Ok(line) => read.property(line, problems),
            }
        }
        read.close_from(0, problems);
        read
    }

    fn begin(&mut self, line: &Line, problems: &mut Problems) {
        let name = line.value.trim().to_ascii_uppercase();
        match name.as_str() {
            // Neither stands inside another block, so what is still open has lost its end.
            "VCALENDAR" => self.close_from(0, problems),
            "VEVENT" | "VTIMEZONE" => self.close_from(1, problems),
            _ => {}
        }
        let depth = self.open.len();
        if depth >= DEEPEST {
            self.too_deep += 1;
            return;
        }
        if (depth == 0) != (name == "VCALENDAR") {
            problems.push(line.number, ProblemKind::OutsideCalendar);
        } else if depth == 1 && !matches!(name.as_str(), "VEVENT" | "VTIMEZONE") {
            let component = name.clone();
            problems.push(line.number, ProblemKind::NotAnEvent { component });
        }
        self.open.push(Block {
            name,
            line: line.number,
            lines: Vec::new(),
        });
    }

    fn end(&mut self, line: &Line, problems: &mut Problems) {
        let name = line.value.trim().to_ascii_uppercase();
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some(depth) = self.open.iter().rposition(|block| block.name == name) else {
            let component = name;
            problems.push(line.number, ProblemKind::StrayEnd { component });
            return;
        };
        self.close_from(depth + 1, problems);
        let Some(block) = self.open.pop() else { return };
        match (block.name.as_str(), depth) {
            ("VEVENT", 1) if self.events.len() < MOST_ENTRIES => self.events.push(Component {
                line: block.line,
                lines: block.lines,
            }),
            ("VEVENT", 1) => problems.push(block.line, ProblemKind::TooManyEntries),
            ("VTIMEZONE", 1) => self.zones.define(&block.lines),
            _ => {}
        }
    }

    fn property(&mut self, line: Line, problems: &mut Problems) {
        let depth = self.open.len();
        if depth == 0 {
            problems.push(line.number, ProblemKind::OutsideCalendar);
        }
        let Some(block) = self.open.get_mut(1) else {
            return;
        };
        // Of an event only its own lines count, not its alarms'; of a time zone all.
        let counts = (block.name == "VEVENT" && depth == 2) || block.name == "VTIMEZONE";
        if counts && ASKED_FOR.contains(&line.name.as_str()) {
            block.lines.push(line);
        }
    }

    /// Tells of all blocks from this depth on that they have no end.
    fn close_from(&mut self, depth: usize, problems: &mut Problems) {
        self.too_deep = 0;
        for block in self.open.drain(depth.min(self.open.len())..) {
            let component = block.name;
            problems.push(block.line, ProblemKind::NoEnd { component });
        }
    }
}

fn begins_calendar(line: &Line) -> bool {
    line.name == "BEGIN" && line.value.trim().eq_ignore_ascii_case("VCALENDAR")
}
