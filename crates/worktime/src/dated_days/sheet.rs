//! Tables (CSV) of days: one row a day or a stretch of days.

mod place;
mod words;

use self::place::Place;
use self::words::{Column, Kind};
use super::gathering::Gathering;
use super::{
    DatedHours, LONGEST_NAME_BYTES, MOST_DAYS_AN_ENTRY, MOST_ENTRIES, ProblemKind, dates, when,
};
use crate::name::Name;
use crate::span::Weekday;
use crate::zone::{Date, days_between};

/// The most columns that are looked at; cells beyond them are a problem.
const MOST_COLUMNS: usize = 100;

/// A table while it is read.
struct Sheet {
    columns: Vec<Option<Column>>,
    /// The last date off and its name: of a stretch in Taiwan's table only some rows have one.
    last_off: Option<(Date, String)>,
}

/// A row's cells.
struct Row<'r> {
    cells: Vec<(Column, &'r str)>,
}

pub(super) fn read(bytes: &[u8], gathering: &mut Gathering<'_>) {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .delimiter(delimiter(bytes))
        .from_reader(bytes);
    let mut sheet: Option<Sheet> = None;
    let mut place = Place::start(bytes);
    for (index, record) in reader.byte_records().enumerate() {
        // From memory, and with rows of any length, nothing can go wrong.
        let Ok(record) = record else { break };
        let byte = record.position().map_or(0, csv::Position::byte);
        let line = place.line_at(usize::try_from(byte).unwrap_or(usize::MAX));
        if index > MOST_ENTRIES {
            gathering.problem(line, ProblemKind::TooManyEntries);
            break;
        }
        let cells: Result<Vec<&str>, _> = record.iter().map(std::str::from_utf8).collect();
        let Ok(cells) = cells else {
            gathering.problem(line, ProblemKind::NotUtf8);
            continue;
        };
        match &mut sheet {
            Some(sheet) => {
                if let Err(problem) = sheet.row(line, &cells, gathering) {
                    gathering.problem(line, problem);
                }
            }
            None => match Sheet::of(line, &cells, gathering) {
                Ok(titles) => sheet = Some(titles),
                Err(problem) => {
                    gathering.problem(line, problem);
                    return;
                }
            },
        }
    }
    if sheet.is_none() {
        gathering.problem(1, ProblemKind::Missing { what: "date" });
    }
}

impl Sheet {
    /// Reads the line of titles.
    fn of(
        line: usize,
        titles: &[&str],
        gathering: &mut Gathering<'_>,
    ) -> Result<Self, ProblemKind> {
        let mut columns = Vec::with_capacity(titles.len());
        for title in titles.iter().take(MOST_COLUMNS) {
            let known = words::column(title);
            let twice = known.is_some() && columns.contains(&known);
            if twice || (known.is_none() && !title.trim().is_empty()) {
                let title = (*title).to_owned();
                gathering.problem(line, ProblemKind::UnknownColumn { title });
            }
            columns.push(known.filter(|_| !twice));
        }
        let has = |column| columns.contains(&Some(column));
        if !has(Column::From) {
            return Err(ProblemKind::Missing { what: "date" });
        }
        if !has(Column::Kind) && !has(Column::DayOff) {
            return Err(ProblemKind::Missing { what: "kind" });
        }
        let last_off = None;
        Ok(Self { columns, last_off })
    }

    fn row(
        &mut self,
        line: usize,
        cells: &[&str],
        gathering: &mut Gathering<'_>,
    ) -> Result<(), ProblemKind> {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        let beyond = cells.iter().skip(self.columns.len());
        if beyond.clone().any(|cell| !cell.trim().is_empty()) {
            return Err(ProblemKind::TooManyCells);
        }
        let named = self.columns.iter().zip(cells);
        let cells = named.filter_map(|(column, cell)| Some(((*column)?, cell.trim())));
        let cells = cells.filter(|(_, cell)| !cell.is_empty()).collect();
        let row = Row { cells };
        let first = row
            .date(Column::From)?
            .ok_or(ProblemKind::Missing { what: "date" })?;
        let last = row.date(Column::To)?.unwrap_or(first);
        let days = days_between(first, last);
        if days < 0 {
            return Err(ProblemKind::EndNotLater);
        }
        if days >= i64::try_from(MOST_DAYS_AN_ENTRY).unwrap_or(i64::MAX) {
            return Err(ProblemKind::TooManyDays);
        }
        if let Some(text) = row.cell(Column::Weekday) {
            let bad = || row.bad("weekday", text);
            if words::weekday(text).ok_or_else(bad)? != first.weekday() {
                let weekday = first.weekday();
                return Err(ProblemKind::WrongWeekday { weekday });
            }
        }
        let name = row.cell(Column::Name).unwrap_or_default();
        let (hours, name) = if self.columns.contains(&Some(Column::DayOff)) {
            let Some(told) = self.taiwan(&row, first, name)? else {
                return Ok(());
            };
            told
        } else {
            (row.hours()?, name.to_owned())
        };
        let name = Name::from(super::within_limit(&name)?);
        if !gathering.spend(usize::try_from(days).unwrap_or_default() + 1) {
            return Err(ProblemKind::TooManyDates);
        }
        let end = last.tomorrow().unwrap_or(last);
        for date in when::each(&(first..end)) {
            gathering.add(line, date, hours.clone(), &name);
        }
        Ok(())
    }

    /// A row of Taiwan's official table, which has every date of the year. What is as in any week,
    /// and has no name, is no dated day.
    fn taiwan(
        &mut self,
        row: &Row<'_>,
        date: Date,
        name: &str,
    ) -> Result<Option<(DatedHours, String)>, ProblemKind> {
        let text = row.cell(Column::DayOff).ok_or(ProblemKind::Missing {
            what: "是否放假"
        })?;
        let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        match text {
            "0" => Ok(weekend.then(|| (DatedHours::Workday, name.to_owned()))),
            "2" => {
                let yesterday = date.yesterday().ok();
                let running = self.last_off.take();
                let running = running.filter(|(last, _)| Some(*last) == yesterday);
                let name = match running {
                    Some((_, running)) if name.is_empty() => running,
                    _ => name.to_owned(),
                };
                self.last_off = Some((date, name.clone()));
                // A weekend behind a holiday isn't the holiday's.
                let plain = weekend && row.cell(Column::Name).is_none();
                Ok((!plain).then_some((DatedHours::Closed, name)))
            }
            _ => Err(row.bad("是否放假", text)),
        }
    }
}

impl Row<'_> {
    fn cell(&self, column: Column) -> Option<&str> {
        let found = self.cells.iter().find(|(known, _)| *known == column);
        found.map(|(_, cell)| *cell)
    }

    fn date(&self, column: Column) -> Result<Option<Date>, ProblemKind> {
        let Some(text) = self.cell(column) else {
            return Ok(None);
        };
        let date = dates::parse(text).ok_or_else(|| self.bad("date", text))?;
        Ok(Some(date))
    }

    /// What holds on the row's dates.
    fn hours(&self) -> Result<DatedHours, ProblemKind> {
        let text = self
            .cell(Column::Kind)
            .ok_or(ProblemKind::Missing { what: "kind" })?;
        let kind = words::kind(text).ok_or_else(|| self.bad("kind", text))?;
        let spans = self.cell(Column::Hours).map(words::hours).transpose()?;
        match (kind, spans.as_deref()) {
            (Kind::Closed, None) => Ok(DatedHours::Closed),
            (Kind::Work, None) => Ok(DatedHours::Workday),
            (Kind::Opened | Kind::Work, Some(spans @ [_, ..])) => {
                Ok(DatedHours::Opened(spans.to_vec()))
            }
            (Kind::Shortened, Some([kept])) => Ok(DatedHours::Shortened(*kept)),
            (Kind::Shortened, None) => {
                let title = text.to_owned();
                Err(ProblemKind::WhichHalf { title })
            }
            _ => Err(ProblemKind::HoursDontFit),
        }
    }

    fn bad(&self, column: &str, text: &str) -> ProblemKind {
        let end = text.floor_char_boundary(LONGEST_NAME_BYTES);
        ProblemKind::BadValue {
            property: column.to_owned(),
            text: text.get(..end).unwrap_or_default().to_owned(),
        }
    }
}

/// What separates the cells: the first of the usual characters in the line of titles.
fn delimiter(bytes: &[u8]) -> u8 {
    let comment = |line: &&[u8]| line.trim_ascii().is_empty() || line.starts_with(b"#");
    let mut lines = bytes
        .split(|byte| matches!(byte, b'\n' | b'\r'))
        .skip_while(comment);
    let mut titles = lines.next().unwrap_or_default().iter().copied();
    let found = titles.find(|byte| matches!(byte, b',' | b';' | b'\t'));
    found.unwrap_or(b',')
}
