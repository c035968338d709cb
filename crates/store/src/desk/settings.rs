//! Settings of an org: names and values that aren't in the handbook, such as the sender of mails.

use std::collections::BTreeMap;

use casework::ids::OrgId;

use crate::door::Door;
use crate::error::Result;

/// Settings that are read at most.
pub const SETTINGS_MAX: i64 = 1_000;

/// One setting.
///
/// # Errors
/// When the database refuses.
pub fn get(door: &mut Door, org: OrgId, name: &str) -> Result<Option<String>> {
    let row = door.first(
        "SELECT value FROM setting WHERE org = $1 AND name = $2",
        &[org.into(), name.into()],
    )?;
    row.map(|row| row.text(0).map(str::to_owned)).transpose()
}

/// All settings.
///
/// # Errors
/// When the database refuses.
pub fn all(door: &mut Door, org: OrgId) -> Result<BTreeMap<String, String>> {
    let rows = door.query(
        "SELECT name, value FROM setting WHERE org = $1 ORDER BY name LIMIT $2",
        &[org.into(), SETTINGS_MAX.into()],
    )?;
    rows.iter()
        .map(|row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned())))
        .collect()
}

/// Sets one.
///
/// # Errors
/// When the database refuses.
pub fn set(door: &mut Door, org: OrgId, name: &str, value: &str) -> Result<()> {
    door.execute(
        "INSERT INTO setting (org, name, value) VALUES ($1, $2, $3)
         ON CONFLICT (org, name) DO UPDATE SET value = excluded.value",
        &[org.into(), name.into(), value.into()],
    )?;
    Ok(())
}
