//! The blocks of a calendar file: which lines belong to which event, and what its time zones are.

use super::DAY_PROPERTY;
use super::line::{Line, lines};
use super::moment::Zones;
use crate::dated_days::{MOST_ENTRIES, ProblemKind, Problems};

/// How deep blocks may stand in one another; real ones go four deep.
const DEEPEST: usize = 16;

/// The methods (RFC 5546) whose events don't take place, or not yet: answers, questions and
/// proposals, and one that takes events back.
const NOT_ANNOUNCING: [&str; 5] = [CANCEL, "COUNTER", "DECLINECOUNTER", "REFRESH", "REPLY"];
const CANCEL: &str = "CANCEL";

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
    /// Whether its calendar takes back what stands in it.
    pub(crate) is_taken_back: bool,
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
    /// How many events stand in earlier calendars of the file.
    earlier: usize,
    /// The open calendar's method, if it is one that announces nothing.
    method: Option<String>,
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
        if depth == 0 {
            self.end_calendar();
        }
        match (block.name.as_str(), depth) {
            ("VEVENT", 1) if self.events.len() < MOST_ENTRIES => self.events.push(Component {
                line: block.line,
                is_taken_back: false,
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
            return self.calendar_property(&line, problems);
        };
        // Of an event only its own lines count, not its alarms'; of a time zone all.
        let counts = (block.name == "VEVENT" && depth == 2) || block.name == "VTIMEZONE";
        if counts && ASKED_FOR.contains(&line.name.as_str()) {
            block.lines.push(line);
        }
    }

    fn calendar_property(&mut self, line: &Line, problems: &mut Problems) {
        let method = line.value.trim().to_ascii_uppercase();
        let stands_in_one = !self.open.is_empty();
        if stands_in_one && line.name == "METHOD" && NOT_ANNOUNCING.contains(&method.as_str()) {
            self.method = Some(method.clone());
            problems.push(line.number, ProblemKind::NotAnnounced { method });
        }
    }

    /// Settles what becomes of a calendar's events, wherever in it the method stands.
    fn end_calendar(&mut self) {
        match self.method.take().as_deref() {
            None => {}
            // They stay as what newer versions say about earlier ones.
            Some(CANCEL) => {
                for event in self.events.iter_mut().skip(self.earlier) {
                    event.is_taken_back = true;
                }
            }
            Some(_) => self.events.truncate(self.earlier),
        }
        self.earlier = self.events.len();
    }

    /// Tells of all blocks from this depth on that they have no end.
    fn close_from(&mut self, depth: usize, problems: &mut Problems) {
        self.too_deep = 0;
        if depth == 0 {
            self.end_calendar();
        }
        for block in self.open.drain(depth.min(self.open.len())..) {
            let component = block.name;
            problems.push(block.line, ProblemKind::NoEnd { component });
        }
    }
}

fn begins_calendar(line: &Line) -> bool {
    line.name == "BEGIN" && line.value.trim().eq_ignore_ascii_case("VCALENDAR")
}
