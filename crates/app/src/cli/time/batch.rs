//! Questions by the line: JSON in, JSON out, in order, whatever a single line is like.

use std::io::{self, BufRead as _, BufReader, Read, Write};

use super::answer::write_json_text;
use super::fault::Fault;
use super::line::{Asked, Line};
use super::question::Question;
use super::reckoner::Reckoner;
use super::refusal::{Refusal, shortened};
use crate::texts::Voice;

/// The longest line that is read.
const LINE_BYTES_MAX: usize = 64 << 10;
/// Bytes that are read at once.
const READ_BYTES: usize = 1 << 20;
/// Bytes of answers that are gathered before they are written.
const GATHERED_BYTES: usize = 64 << 10;

/// Answers every line of `input` with a line.
///
/// # Errors
/// When the input can't be read or the output can't be written.
pub(super) fn run(
    question: Question,
    defaults: &Line<'_>,
    voice: Voice,
    input: impl Read,
    mut output: impl Write,
) -> io::Result<()> {
    let mut lines = Lines::new(input);
    let mut reckoner = Reckoner::new(voice);
    let mut answers = Vec::with_capacity(2 * GATHERED_BYTES);
    let mut number: u64 = 0;
    loop {
        // Whoever asks one question at a time gets the answer before the next one is waited for.
        if answers.len() >= GATHERED_BYTES || lines.would_wait() {
            output.write_all(&answers)?;
            output.flush()?;
            answers.clear();
        }
        let Some(line) = lines.next()? else {
            output.write_all(&answers)?;
            return output.flush();
        };
        number += 1;
        answers.push(b'{');
        match line {
            Ok(text) => {
                let (line, refusal) = Line::read(text, question);
                if let Some(id) = line.id {
                    answers.extend_from_slice(b"\"id\":");
                    answers.extend_from_slice(id.get().as_bytes());
                    answers.push(b',');
                }
                let asked = Asked {
                    line: &line,
                    defaults,
                };
                match refusal.map_or_else(|| reckoner.answer(question, asked), Err) {
                    Ok(answer) => answer.write_json(voice, &mut answers),
                    Err(refusal) => write_refusal(&refusal, number, voice, &mut answers),
                }
            }
            Err(refusal) => write_refusal(&refusal, number, voice, &mut answers),
        }
        answers.extend_from_slice(b"}\n");
    }
}

/// The lines of the input.
struct Lines<R> {
    input: BufReader<R>,
    line: Vec<u8>,
}

impl<R: Read> Lines<R> {
    fn new(input: R) -> Self {
        Self {
            input: BufReader::with_capacity(READ_BYTES, input),
            line: Vec::with_capacity(LINE_BYTES_MAX),
        }
    }

    /// Whether the next line still has to come.
    fn would_wait(&self) -> bool {
        self.input.buffer().is_empty()
    }

    /// The next line; `None` at the end.
    fn next(&mut self) -> io::Result<Option<Result<&str, Refusal>>> {
        self.line.clear();
        let most = u64::try_from(LINE_BYTES_MAX).unwrap_or(u64::MAX);
        let mut limited = self.input.by_ref().take(most + 1);
        if limited.read_until(b'\n', &mut self.line)? == 0 {
            return Ok(None);
        }
        let ended = self.line.pop_if(|byte| *byte == b'\n').is_some();
        if !ended && self.line.len() > LINE_BYTES_MAX {
            self.input.skip_until(b'\n')?;
            let limit_bytes = LINE_BYTES_MAX;
            return Ok(Some(Err(self.refused(Fault::LineTooLong { limit_bytes }))));
        }
        if self.line.trim_ascii().is_empty() {
            return Ok(Some(Err(self.refused(Fault::LineEmpty))));
        }
        Ok(Some(str::from_utf8(&self.line).map_err(|error| {
            let byte = error.valid_up_to() + 1;
            self.refused(Fault::NotUtf8 { byte })
        })))
    }

    fn refused(&self, fault: Fault) -> Refusal {
        Refusal::of_line(String::from_utf8_lossy(&self.line), fault)
    }
}

fn write_refusal(refusal: &Refusal, number: u64, voice: Voice, out: &mut Vec<u8>) {
    out.extend_from_slice(format!("\"error\":{{\"line\":{number}").as_bytes());
    if let Some(key) = refusal.key() {
        out.extend_from_slice(b",\"key\":");
        write_json_text(&shortened(key), out);
    }
    out.extend_from_slice(b",\"text\":");
    write_json_text(&shortened(&refusal.text), out);
    if let Some(range) = &refusal.range {
        let place = format!(",\"bytes\":[{},{}]", range.start, range.end);
        out.extend_from_slice(place.as_bytes());
    }
    out.extend_from_slice(b",\"message\":");
    write_json_text(&refusal.message(voice), out);
    out.push(b'}');
}
