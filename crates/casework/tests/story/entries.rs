//! Values as a story types them into fields: `subject = "…", amount = 3, limit = 2026-03-03T09:00`.

use casework::command::Entries;
use handbook::Id;
use handbook::formula::Value;
use handbook::rule::{Field, FieldType};

use super::script::{instant, the, who, zone};
use super::world::World;

/// The pairs of key and text; commas inside quotes don't part them.
pub(super) fn split(entries: &str) -> Result<Vec<(&str, &str)>, String> {
    let mut parts = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (position, c) in entries.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => {
                parts.push(&entries[start..position]);
                start = position + 1;
            }
            _ => {}
        }
    }
    parts.push(&entries[start..]);
    parts
        .into_iter()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| {
            let (key, value) = part.split_once('=').ok_or(format!("{part}: no ="))?;
            Ok((key.trim(), value.trim().trim_matches('"')))
        })
        .collect()
}

/// Entries in the types of these fields; an unknown key stays a text.
pub(super) fn typed(
    world: &World,
    fields: &[Field],
    pairs: &[(&str, &str)],
) -> Result<Entries, String> {
    let mut entries = Entries::new();
    for (key, text) in pairs {
        let field = fields.iter().find(|field| field.id == **key);
        let value = match field {
            Some(field) if field.many => {
                let one = text.split('|').map(|text| value(world, Some(field), text));
                Value::List(one.collect::<Result<_, _>>()?)
            }
            field => value(world, field, text)?,
        };
        entries.insert(Id::new(key), value);
    }
    Ok(entries)
}

fn value(world: &World, field: Option<&Field>, text: &str) -> Result<Value, String> {
    Ok(match field.map(|field| &field.kind) {
        Some(FieldType::Number) => Value::Number(text.parse().map_err(|_| "not a number")?),
        Some(FieldType::YesNo) => Value::YesNo(text == "yes"),
        Some(FieldType::Instant) => Value::Instant(instant(&zone(world)?, text)?),
        Some(FieldType::Date) => Value::Date(text.parse().map_err(|_| "not a date")?),
        Some(FieldType::Person) => Value::Text(who(world, text)?.to_string()),
        Some(FieldType::Ref(_)) => Value::Text(the(world, text)?.to_string()),
        _ => Value::Text(text.to_owned()),
    })
}
