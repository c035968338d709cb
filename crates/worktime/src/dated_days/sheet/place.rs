//! On which line a record of a table begins.

/// A place in a table that moves on, and counts lines on the way.
pub(super) struct Place<'t> {
    rest: &'t [u8],
    byte: usize,
    line: usize,
}

impl<'t> Place<'t> {
    pub(super) fn start(bytes: &'t [u8]) -> Self {
        let (rest, byte, line) = (bytes, 0, 1);
        Self { rest, byte, line }
    }

    /// The line of the record for which the library began to read at `byte`: it tells the place
    /// before the blank lines and comments that it skips.
    pub(super) fn line_at(&mut self, byte: usize) -> usize {
        while self.byte < byte && self.step() {}
        loop {
            match self.rest.first() {
                Some(b'\n' | b'\r') => {
                    self.step();
                }
                Some(b'#') => {
                    let in_line = |byte: &u8| !matches!(byte, b'\n' | b'\r');
                    while self.rest.first().is_some_and(in_line) {
                        self.step();
                    }
                }
                _ => return self.line,
            }
        }
    }

    /// Moves on by a byte, if there is one.
    fn step(&mut self) -> bool {
        let Some((first, rest)) = self.rest.split_first() else {
            return false;
        };
        let half_break = *first == b'\r' && rest.first() == Some(&b'\n');
        self.line += usize::from(matches!(first, b'\n' | b'\r') && !half_break);
        self.byte += 1;
        self.rest = rest;
        true
    }
}
