//! Changing the text of a book mechanically: a rule taken out, every id given another name.

pub(super) mod rename;

/// The pairs of a story's entries; commas inside quotes don't part them.
fn pairs(entries: &str) -> Vec<&str> {
    let (mut pairs, mut start, mut quoted) = (Vec::new(), 0, false);
    for (position, c) in entries.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => {
                pairs.push(&entries[start..position]);
                start = position + 1;
            }
            _ => {}
        }
    }
    pairs.push(&entries[start..]);
    pairs.retain(|pair| !pair.trim().is_empty());
    pairs
}

/// The text without a rule, `kind.id`; of a step its table and its flow line. None if there is no such rule.
pub(super) fn without(text: &str, rule: &str) -> Option<String> {
    let mut kept = Vec::new();
    let (mut found, mut in_table, mut in_record, mut in_text) = (false, false, false, false);
    let step = rule
        .strip_prefix("step.")
        .and_then(|step| step.split_once('.'));
    for line in text.lines() {
        let header = line.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        if let Some((header, _)) = header.filter(|_| !in_text) {
            in_table = header == rule;
            in_record = step.is_some_and(|(record, _)| header == format!("record.{record}"));
        }
        if line.starts_with("```") {
            in_table = false;
            in_record = false;
        }
        if line.matches("\"\"\"").count() == 1 {
            in_text = !in_text;
        }
        let flow = step.is_some_and(|(_, step)| {
            let said = line.trim_start().trim_start_matches("flow = [");
            in_record && said.starts_with(&format!("\"{step} ")) && said.contains("->")
        });
        found |= in_table || flow;
        if !in_table && !flow {
            kept.push(line);
        }
    }
    found.then(|| kept.join("\n") + "\n")
}
