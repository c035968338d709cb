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
            if bytes.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let row = match self.whole(bytes)? {
                Ok(bytes) => split(&bytes),
                Err(fault) => Err(fault),
            };
            return Ok(Some(Line { number, row }));
        }
    }

    /// A row with all its lines. If it doesn't end, the lines after the first are rows of their own.
    fn whole(&mut self, mut bytes: Vec<u8>) -> io::Result<Result<Vec<u8>, RowFault>> {
        if bytes.len() > ROW_BYTES_MOST {
            return Ok(Err(RowFault::TooLong));
        }
        let mut state = Cell::Begins;
        state.pass(&bytes);
        let mut taken = VecDeque::new();
        while state == Cell::Quoted {
            let more = if taken.len() < ROW_LINES_MOST {
                self.line()?
            } else {
                None
            };
            let fits = more
                .as_ref()
                .is_some_and(|(_, line)| bytes.len() + line.len() <= ROW_BYTES_MOST);
            let is_last = more.is_none();
            if let Some((number, line)) = more {
                state.pass(&line);
                bytes.extend_from_slice(&line);
                taken.push_back((number, line));
            }
            if is_last || !fits {
                taken.append(&mut self.ahead);
                self.ahead = taken;
                return Ok(Err(RowFault::UnclosedQuote));
            }
        }
        Ok(Ok(bytes))
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

/// Where in a cell reading stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    Begins,
    Plain,
    Quoted,
    /// Behind a mark that ends the quotation, or is the first half of a doubled one.
    Closed,
}

impl Cell {
    fn pass(&mut self, bytes: &[u8]) {
        for byte in bytes {
            *self = match (*self, byte) {
                (Cell::Quoted, b'"') => Cell::Closed,
                (Cell::Quoted, _) | (Cell::Begins | Cell::Closed, b'"') => Cell::Quoted,
                (_, b',' | b'\n' | b'\r') => Cell::Begins,
                (Cell::Begins | Cell::Plain | Cell::Closed, _) => Cell::Plain,
            };
        }
    }
}

fn split(bytes: &[u8]) -> Result<csv::ByteRecord, RowFault> {
    let mut builder = csv::ReaderBuilder::new();
    builder
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(bytes.len().max(1));
    let mut row = csv::ByteRecord::new();
    match builder.from_reader(bytes).read_byte_record(&mut row) {
        Ok(_) => Ok(row),
        Err(_) => Err(RowFault::UnclosedQuote),
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
