//! Content lines: the grammar under every calendar file, `NAME;PARAMETER=value:value`, folded over
//! several physical lines.

/// The most bytes of a physical line that is written, without its line break.
const FOLD_BYTES: usize = 75;

/// One unfolded line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// The physical line on which it begins, from 1.
    pub(crate) number: usize,
    /// In capitals.
    pub(crate) name: String,
    /// Names in capitals, values without their quotes.
    parameters: Vec<(String, String)>,
    /// As it stands, still escaped.
    pub(crate) value: String,
    /// Whether bytes that aren't UTF-8 had to be replaced.
    pub(crate) garbled: bool,
}

/// All content lines of a file; a line that isn't one comes as its number alone.
pub(crate) fn lines(bytes: &[u8]) -> impl Iterator<Item = Result<Line, usize>> {
    // Files from very old systems end their lines with CR alone.
    let newline = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
    let mut physical = bytes
        .split(move |byte| *byte == newline)
        .zip(1..)
        .peekable();
    std::iter::from_fn(move || {
        loop {
            let (first, number) = physical.next()?;
            // Lines are put together as bytes: some programs fold in the middle of a character.
            let mut unfolded = without_cr(first).to_vec();
            let continues = |(line, _): &(&[u8], usize)| matches!(line.first(), Some(b' ' | b'\t'));
            while let Some((more, _)) = physical.next_if(continues) {
                unfolded.extend_from_slice(without_cr(more).get(1..).unwrap_or_default());
            }
            if !unfolded.trim_ascii().is_empty() {
                return Some(Line::parse(number, &unfolded).ok_or(number));
            }
        }
    })
}

/// A text as the format can hold it: CR LF and CR become LF, and all other control characters of
/// ASCII but the tab, which it forbids, their pictures.
pub(crate) fn writable(text: &str) -> String {
    let mut writable = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' | '\t' => writable.push(c),
            '\r' => {
                chars.next_if_eq(&'\n');
                writable.push('\n');
            }
            '\0'..' ' => writable.extend(char::from_u32(u32::from(c) + u32::from('␀'))),
            '\u{7f}' => writable.push('␡'),
            _ => writable.push(c),
        }
    }
    writable
}

/// A text as a value: what of it can be written, escaped.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in writable(text).chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// The text of a value. A backslash that escapes nothing known stays.
pub(crate) fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match chars.next() {
            Some('n' | 'N') => text.push('\n'),
            Some(c @ ('\\' | ';' | ',')) => text.push(c),
            Some(c) => text.extend(['\\', c]),
            None => text.push('\\'),
        }
    }
    text
}

/// Appends a line, folded.
pub(super) fn push_folded(text: &mut String, name: &str, value: &str) {
    let mut bytes = 0;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if bytes + c.len_utf8() > FOLD_BYTES {
            text.push_str("\r\n ");
            bytes = 1;
        }
        text.push(c);
        bytes += c.len_utf8();
    }
    text.push_str("\r\n");
}

impl Line {
    /// The value of a parameter; its name in capitals.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// How the value is encoded, if it isn't plain text: old files (vCalendar 1.0) have `=E7=8F=AD`
    /// under `ENCODING=QUOTED-PRINTABLE` or under `QUOTED-PRINTABLE` alone.
    pub(crate) fn encoding(&self) -> Option<&str> {
        let mut encodings = self.parameters.iter().filter_map(|(key, value)| {
            let alone = matches!(key.as_str(), "QUOTED-PRINTABLE" | "BASE64");
            let named = (key == "ENCODING").then_some(value.as_str());
            alone.then_some(key.as_str()).or(named)
        });
        let plain = ["7BIT", "8BIT"];
        encodings.find(|encoding| {
            !plain
                .iter()
                .any(|plain| plain.eq_ignore_ascii_case(encoding))
        })
    }

    fn parse(number: usize, bytes: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(bytes);
        let (name, mut rest) = text.split_at_checked(text.find([';', ':'])?)?;
        let name = name.trim();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if name.is_empty() || !name.chars().all(plain) {
            return None;
        }
        let mut parameters = Vec::new();
        while let Some(list) = rest.strip_prefix(';') {
            let (parameter, more) = list.split_at_checked(end_of_parameter(list)?)?;
            let (key, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            parameters.push((key.trim().to_ascii_uppercase(), value.replace('"', "")));
            rest = more;
        }
        Some(Self {
            number,
            name: name.to_ascii_uppercase(),
            parameters,
            value: rest.strip_prefix(':')?.to_owned(),
            garbled: matches!(text, std::borrow::Cow::Owned(_)),
        })
    }
}

/// Where a parameter ends: at the first `;` or `:` outside of quotes.
fn end_of_parameter(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.find(|c| {
        quoted ^= c == '"';
        !quoted && matches!(c, ';' | ':')
    })
}

fn without_cr(line: &[u8]) -> &[u8] {
    let mut line = line;
    while let Some(shorter) = line.strip_suffix(b"\r") {
        line = shorter;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(bytes: &[u8]) -> Vec<Result<(usize, String, String), usize>> {
        lines(bytes)
            .map(|line| line.map(|line| (line.number, line.name, line.value)))
            .collect()
    }

    fn line(number: usize, name: &str, value: &str) -> Result<(usize, String, String), usize> {
        Ok((number, name.into(), value.into()))
    }

    #[test]
    fn a_fold_may_cut_a_character() {
        let cut = b"SUMMARY:\xe6\x98\r\n \xa5\xe7\xaf\x80\r\nUID:1\r\n";
        let expected = [line(1, "SUMMARY", "春節"), line(3, "UID", "1")];
        assert_eq!(values(cut), expected);
    }

    #[test]
    fn every_kind_of_line_break_is_read() {
        let expected = [line(1, "A", "1"), line(2, "B", "2")];
        for breaks in ["\r\n", "\n", "\r", "\r\r\n"] {
            let text = ["a:1", "b:2", ""].join(breaks);
            assert_eq!(values(text.as_bytes()), expected, "{breaks:?}");
        }
    }

    #[test]
    fn what_is_no_content_line_is_told_by_its_number() {
        let text = b"A:1\nno colon\nB C:2\n\nD;X=\"open:3\n:4\nE:5";
        let expected = [
            line(1, "A", "1"),
            Err(2),
            Err(3),
            Err(5),
            Err(6),
            line(7, "E", "5"),
        ];
        assert_eq!(values(text), expected);
    }

    #[test]
    fn quoted_parameters_may_hold_colons() {
        let line = lines(b"dtstart;tzid=\"(UTC+08:00) A; B\";x=y:1").next();
        let line = line.unwrap().unwrap();
        assert_eq!(line.parameter("TZID"), Some("(UTC+08:00) A; B"));
        assert_eq!(line.parameter("X"), Some("y"));
        assert_eq!((line.value.as_str(), line.garbled), ("1", false));
    }

    #[test]
    fn what_is_not_utf_8_is_marked() {
        let line = lines(b"SUMMARY:\xac\xb4").next().unwrap().unwrap();
        assert!(line.garbled);
    }
}
