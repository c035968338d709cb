//! Rows of a CSV file with the lines where they begin. A quotation mark that is never closed spoils its own row and
//! not the rest of the file: reading goes on with the next line.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read as _};

use super::fault::RowFault;

/// Longest line, and longest row of several lines.
const ROW_BYTES_MOST: usize = 256 * 1024;
/// Most lines of one row: texts in quotation marks may hold some.
const ROW_LINES_MOST: usize = 200;

/// Reads rows.
pub(super) struct Lines<R> {
    reader: R,
    line: u64,
    /// Lines that were read ahead.
    ahead: VecDeque<(u64, Vec<u8>)>,
}

/// A row, or why there is none on its line.
pub(super) struct Line {
    pub(super) number: u64,
    pub(super) row: Result<csv::ByteRecord, RowFault>,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader,
            line: 0,
            ahead: VecDeque::new(),
        }
    }

    /// The next row that isn't empty.
    pub(super) fn next(&mut self) -> io::Result<Option<Line>> {
        loop {
            let Some((number, bytes)) = self.line()? else {
                return Ok(None);
            };
            if !bytes.iter().all(u8::is_ascii_whitespace) {
                let row = self.row(&bytes)?;
                return Ok(Some(Line { number, row }));
            }
        }
    }

    /// A row with all its lines. If it doesn't end, the lines after the first are rows of their own.
    fn row(&mut self, first: &[u8]) -> io::Result<Result<csv::ByteRecord, RowFault>> {
        if first.len() > ROW_BYTES_MOST {
            return Ok(Err(RowFault::TooLong));
        }
        let mut cutter = Cutter::default();
        let mut size = first.len();
        let mut taken = VecDeque::new();
        let mut is_whole = cutter.cut(first);
        while !is_whole {
            let has_room = taken.len() < ROW_LINES_MOST && size <= ROW_BYTES_MOST;
            let Some((number, line)) = (if has_room { self.line()? } else { None }) else {
                taken.append(&mut self.ahead);
                self.ahead = taken;
                return Ok(Err(RowFault::UnclosedQuote));
            };
            size += line.len();
            is_whole = cutter.cut(&line);
            taken.push_back((number, line));
        }
        Ok(Ok(cutter.row))
    }

    /// The next line with its end. Of one that is too long, one byte too many, and the rest is passed over.
    fn line(&mut self) -> io::Result<Option<(u64, Vec<u8>)>> {
        if let Some(line) = self.ahead.pop_front() {
            return Ok(Some(line));
        }
        let mut bytes = Vec::new();
        let limit = ROW_BYTES_MOST as u64 + 1;
        self.reader
            .by_ref()
            .take(limit)
            .read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        if bytes.len() > ROW_BYTES_MOST && bytes.last() != Some(&b'\n') {
            self.reader.skip_until(b'\n')?;
        }
        self.line += 1;
        if self.line == 1 && bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        Ok(Some((self.line, bytes)))
    }
}

/// Cuts a row into cells. The same machine tells whether a row has ended: two readers of quotation marks could disagree.
#[derive(Default)]
struct Cutter {
    row: csv::ByteRecord,
    cell: Vec<u8>,
    state: State,
}

/// Where in a cell reading stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Begins,
    Plain,
    Quoted,
    /// Behind a mark that ends the quotation, or is the first half of a doubled one.
    Closed,
}

impl Cutter {
    /// Takes in a line, and tells whether the row ends with it.
    fn cut(&mut self, line: &[u8]) -> bool {
        let body = line.strip_suffix(b"\n").unwrap_or(line);
        let body = body.strip_suffix(b"\r").unwrap_or(body);
        for byte in body {
            self.state = match (self.state, byte) {
                (State::Begins, b'"') => State::Quoted,
                (State::Quoted, b'"') => State::Closed,
                (State::Begins | State::Plain | State::Closed, b',') => {
                    self.end_cell();
                    State::Begins
                }
                (State::Quoted, _) | (State::Closed, b'"') => {
                    self.cell.push(*byte);
                    State::Quoted
                }
                (State::Begins | State::Plain | State::Closed, _) => {
                    self.cell.push(*byte);
                    State::Plain
                }
            };
        }
        if self.state == State::Quoted {
            self.cell.extend(line.iter().skip(body.len()));
            return false;
        }
        self.end_cell();
        true
    }

    fn end_cell(&mut self) {
        self.row.push_field(&self.cell);
        self.cell.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(u64, Result<Vec<String>, &'static str>)> {
        let mut lines = Lines::new(text.as_bytes());
        let mut rows = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            let cells = |row: csv::ByteRecord| {
                row.iter()
                    .map(|cell| String::from_utf8_lossy(cell).into_owned())
                    .collect()
            };
            rows.push((
                line.number,
                line.row.map(cells).map_err(|fault| fault.code()),
            ));
        }
        rows
    }

    fn cells(cells: &[&str]) -> Result<Vec<String>, &'static str> {
        Ok(cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn rows_are_told_by_the_line_where_they_begin() {
        let text = "\u{feff}a,b\r\n\r\n1,\"x\r\ny, \"\"z\"\"\"\n2,5\" pipe\n3,last";
        assert_eq!(
            read(text),
            [
                (1, cells(&["a", "b"])),
                (3, cells(&["1", "x\r\ny, \"z\""])),
                (5, cells(&["2", "5\" pipe"])),
                (6, cells(&["3", "last"])),
            ]
        );
    }

    #[test]
    fn rows_are_cut_as_a_reader_of_csv_cuts_them() {
        let text = "a,b,c\n,,\n\"\",\"x\",y\n\"1,2\",\"say \"\"so\"\"\",z\"z\n\"a\"b,c,\"d\ne\"\n";
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let expected: Vec<_> = reader
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        let ours: Vec<_> = read(text)
            .into_iter()
            .map(|(_, row)| row.unwrap())
            .collect();
        assert_eq!(ours, expected);
        assert_eq!(ours.len(), 5);
    }

    #[test]
    fn an_open_quotation_mark_spoils_its_own_row() {
        let text = "1,a\n2,\"b\n3,c\n4,d\n";
        assert_eq!(
            read(text),
            [
                (1, cells(&["1", "a"])),
                (2, Err("unclosed-quote")),
                (3, cells(&["3", "c"])),
                (4, cells(&["4", "d"]))
            ]
        );
        let many = format!("1,\"open\n{}", "2,x\n".repeat(ROW_LINES_MOST + 10));
        let rows = read(&many);
        assert_eq!(rows.first(), Some(&(1, Err("unclosed-quote"))));
        assert_eq!(rows.len(), ROW_LINES_MOST + 11);
        assert_eq!(
            rows.last().map(|(line, _)| *line),
            Some(ROW_LINES_MOST as u64 + 11)
        );
    }

    #[test]
    fn a_huge_line_is_one_bad_row() {
        let text = format!("1,{}\n2,b\n", "x".repeat(3 * ROW_BYTES_MOST));
        assert_eq!(read(&text), [(1, Err("too-long")), (2, cells(&["2", "b"]))]);
    }
}
