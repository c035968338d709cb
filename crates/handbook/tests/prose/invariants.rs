//! What holds for any text: mentions in order, on letters, without overlaps, the same in both scripts.

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use handbook::Id;
use handbook::prose::{Mention, MentionKind, Vocabulary, recognise};
use proptest::prelude::*;

use crate::labels::{self, Labelled};

fn check_places(text: &str, mentions: &[Mention]) {
    let mut end = 0;
    for mention in mentions {
        assert!(mention.span.start >= end, "{text}: {mentions:?}");
        assert!(
            mention.span.start < mention.span.end,
            "{text}: {mentions:?}"
        );
        assert!(
            text.get(mention.span.clone()).is_some(),
            "{text}: {mentions:?}"
        );
        end = mention.span.end;
    }
}

fn roles() -> Vocabulary {
    Vocabulary::new([
        (Id::new("agent"), "客服專員"),
        (Id::new("agent"), "客服专员"),
        (Id::new("lawyer"), "法務"),
        (Id::new("lawyer"), "法务"),
        (Id::new("management"), "管理層"),
        (Id::new("management"), "管理层"),
    ])
}

/// Pieces of which sentences of rule books are made, so that random texts come close to mentions.
const PIECES: [&str; 64] = [
    "每",
    "兩",
    "週",
    "一",
    "次",
    "三",
    "個",
    "工作日",
    "內",
    "前",
    "提前",
    "後",
    "超過",
    "不得",
    "不少於",
    "以上",
    "半",
    "小時",
    "月",
    "5",
    "日",
    "10",
    "%",
    "百分之",
    "千分之",
    "成",
    "萬",
    "元",
    "《",
    "》",
    "表",
    "法",
    "立即",
    "當日",
    "次日",
    "，",
    "。",
    " ",
    "客服專員",
    "法務",
    "必",
    "部",
    "第",
    "條",
    "至",
    "-",
    "9:00",
    "V3",
    "年",
    "2026",
    "份",
    "人",
    "分",
    "鐘",
    "之",
    "(",
    ")",
    "3",
    ".",
    ",",
    "\n",
    "按",
    "季",
    "不可",
];

fn near_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A mention without its place and without names that are written in one script.
fn said(mention: &Mention) -> MentionKind {
    match &mention.kind {
        MentionKind::Form(_) => MentionKind::Form(String::new()),
        kind => kind.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_is_read_in_order(text in any::<String>()) {
        check_places(&text, &recognise(&text, &roles()));
    }

    #[test]
    fn texts_like_rules_are_read_in_order(text in near_text()) {
        check_places(&text, &recognise(&text, &roles()));
    }

    /// What is found doesn't depend on what stands in other lines.
    #[test]
    fn lines_are_read_one_by_one(lines in prop::collection::vec(near_text(), 1..4)) {
        let text = lines.join("\n");
        let alone = text.split('\n').flat_map(|line| recognise(line, &roles()));
        let alone: Vec<MentionKind> = alone.map(|mention| mention.kind).collect();
        let together = recognise(&text, &roles()).into_iter().map(|mention| mention.kind);
        prop_assert_eq!(together.collect::<Vec<_>>(), alone);
    }
}

#[test]
fn both_scripts_say_the_same() {
    let converter = OpenCC::from_config(BuiltinConfig::T2s).expect("the tables are there");
    for file in [crate::DEV, crate::HELD_OUT] {
        check_scripts(&converter, &labels::read(file));
    }
}

fn check_scripts(converter: &OpenCC, labelled: &Labelled) {
    for sentence in &labelled.sentences {
        let simplified = converter.convert(&sentence.text);
        let here: Vec<MentionKind> = recognise(&sentence.text, &labelled.vocabulary)
            .iter()
            .map(said)
            .collect();
        let there: Vec<MentionKind> = recognise(&simplified, &labelled.vocabulary)
            .iter()
            .map(said)
            .collect();
        assert_eq!(here, there, "{}\n{simplified}", sentence.text);
    }
}
