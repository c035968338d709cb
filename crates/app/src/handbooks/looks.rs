//! What a file is that was taken for a text, told by its first bytes.

/// First bytes of kinds of files. Documents of office programs are archives in ZIP.
const FIRST_BYTES: [(&[u8], &str); 13] = [
    (b"\x89PNG", "png"),
    (b"\xFF\xD8\xFF", "jpeg"),
    (b"GIF8", "gif"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"%PDF-", "pdf"),
    (b"\x1F\x8B", "gzip"),
    (b"\xD0\xCF\x11\xE0", "office"),
    (b"SQLite format 3\0", "database"),
    (b"{\\rtf", "rtf"),
    // Before the mark of UTF-16, which is its beginning.
    (b"\xFF\xFE\0\0", "utf-32"),
    (b"\xFF\xFE", "utf-16"),
    (b"\xFE\xFF", "utf-16"),
];

/// What a file is by its first bytes, if that is no text in UTF-8.
pub(super) fn of(bytes: &[u8]) -> Option<&'static str> {
    let known = FIRST_BYTES.iter();
    let mut known = known.filter(|(first, _)| bytes.starts_with(first));
    known.next().map(|(_, looks)| *looks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_known_by_its_first_bytes() {
        assert_eq!(of(b"\x89PNG\r\n\x1a\n"), Some("png"));
        assert_eq!(of(b"\xFF\xFE#\0 \0"), Some("utf-16"));
        assert_eq!(of(b"\xFF\xFE\0\0#\0\0\0"), Some("utf-32"));
        assert_eq!(of("\u{feff}---\n".as_bytes()), None);
        assert_eq!(of(b""), None);
    }
}
