//! The few places where the two databases don't read the same SQL.

use std::borrow::Cow;

/// Which database speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Embedded.
    Sqlite,
    /// A server.
    Postgres,
}

/// A migration's text as this database wants it.
///
/// Migrations write `BYTES` for a column of bytes and `WITHOUT ROWID` where a table is its primary key.
/// Texts compare by their bytes on both, so that both list keys in the same order.
pub(crate) fn migration(dialect: Dialect, sql: &str) -> String {
    let mut result = String::with_capacity(sql.len() + 512);
    for line in sql.lines() {
        let code = line.split("--").next().unwrap_or_default();
        result.push_str(&match dialect {
            Dialect::Sqlite => replace_word(code, "BYTES", "BLOB"),
            Dialect::Postgres => {
                let code = replace_word(code, "BYTES", "BYTEA");
                replace_word(&code, "TEXT", "TEXT COLLATE \"C\"").replace(" WITHOUT ROWID", "")
            }
        });
        result.push('\n');
    }
    result
}

/// A query as this database wants it. SQLite reads `$1` as a name and numbers names as they come,
/// so there it becomes `?1`. No text literal of ours holds a dollar sign.
pub(crate) fn query(dialect: Dialect, sql: &str) -> Cow<'_, str> {
    match dialect {
        Dialect::Sqlite => Cow::Owned(sql.replace('$', "?")),
        Dialect::Postgres => Cow::Borrowed(sql),
    }
}

fn replace_word(text: &str, word: &str, by: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(word) {
        let (before, from) = rest.split_at(at);
        let after = from.strip_prefix(word).unwrap_or_default();
        let stands_alone = !before.ends_with(is_of_word) && !after.starts_with(is_of_word);
        result.push_str(before);
        result.push_str(if stands_alone { by } else { word });
        rest = after;
    }
    result.push_str(rest);
    result
}

fn is_of_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_migration_is_worded_for_each_database() {
        let sql = "CREATE TABLE a (b BYTES, size_BYTES TEXT NULL) WITHOUT ROWID; -- TEXT";
        assert_eq!(
            migration(Dialect::Sqlite, sql),
            "CREATE TABLE a (b BLOB, size_BYTES TEXT NULL) WITHOUT ROWID; \n"
        );
        assert_eq!(
            migration(Dialect::Postgres, sql),
            "CREATE TABLE a (b BYTEA, size_BYTES TEXT COLLATE \"C\" NULL); \n"
        );
    }

    #[test]
    fn parameters_keep_their_numbers() {
        assert_eq!(
            query(Dialect::Sqlite, "a = $2 AND b = $1"),
            "a = ?2 AND b = ?1"
        );
        assert_eq!(
            query(Dialect::Postgres, "a = $2 AND b = $1"),
            "a = $2 AND b = $1"
        );
    }
}
