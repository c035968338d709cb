//! Roles by the names that a book gives them. Chinese has no spaces, so a name may be a part of
//! another word: 法務 in 法務部 and in 依法務必, 財務 in 財務報表.

use std::collections::BTreeMap;

use crate::Id;

use super::fold::fold;
use super::letters::Letters;

/// The longest name of a role that is looked for; a longer one is never found.
pub const LABEL_LETTERS_MAX: usize = 32;

/// What to look for by name.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    roles: BTreeMap<Box<[char]>, Id>,
    /// How long the names are that begin with a letter, the longest first.
    lengths: BTreeMap<char, Vec<usize>>,
}

impl Vocabulary {
    /// Roles with their names. A role may come several times, with a name in each script; of two
    /// roles with one name the first counts.
    #[must_use]
    pub fn new<'a>(roles: impl IntoIterator<Item = (Id, &'a str)>) -> Self {
        let mut vocabulary = Self::default();
        for (id, label) in roles {
            let label: Box<[char]> = label
                .chars()
                .filter(|c| !c.is_whitespace())
                .map(fold)
                .collect();
            let Some(first) = label.first().filter(|_| label.len() <= LABEL_LETTERS_MAX) else {
                continue;
            };
            let lengths = vocabulary.lengths.entry(*first).or_default();
            if !lengths.contains(&label.len()) {
                lengths.push(label.len());
                lengths.sort_unstable_by(|a, b| b.cmp(a));
            }
            vocabulary.roles.entry(label).or_insert(id);
        }
        vocabulary
    }
}

/// Whether the name of a role begins with a letter.
pub(super) fn begins(vocabulary: &Vocabulary, c: char) -> bool {
    vocabulary.lengths.contains_key(&c)
}

/// The role whose name begins at a place, and where it ends. The longest name counts.
pub(super) fn at(letters: &Letters, vocabulary: &Vocabulary, at: usize) -> Option<(Id, usize)> {
    let lengths = vocabulary.lengths.get(&letters.get(at))?;
    let (id, end) = lengths.iter().find_map(|length| {
        let label: Vec<char> = letters.part(at..at + length).collect();
        Some((vocabulary.roles.get(label.as_slice())?, at + length))
    })?;
    let is_part =
        is_behind_title(letters, at) || is_other_word(letters, end) || is_compound(letters, end);
    (!is_part).then(|| (id.clone(), end))
}

/// 副部門主管 is another role.
fn is_behind_title(letters: &Letters, at: usize) -> bool {
    matches!(letters.before(at), '副' | '总')
}

/// Words that begin with a name's last letter, with what follows that letter in them, and what
/// shows that the name ends all the same: 法務必須.
const STRADDLING: [(char, &str, &str); 9] = [
    (
        '务',
        "必 实 工 农 求",
        "必须 必要 必定 必然 工作 实施 实行 实时",
    ),
    ('理', "赔 财 事会 事长", "赔偿 赔付 财务"),
    ('员', "工", "工作"),
    ('师', "资 傅 徒 生", "资料 生成"),
    ('层', "级 次 面 层", "面对 面谈 面向"),
    ('人', "员 数 次 力资源", ""),
    ('家', "庭 属 具", "具备 具体 具有"),
    ('管', "道", "道歉"),
    ('任', "务", ""),
];

fn is_other_word(letters: &Letters, end: usize) -> bool {
    let last = letters.before(end);
    let straddling = STRADDLING.iter().find(|(letter, ..)| *letter == last);
    straddling
        .is_some_and(|(_, parts, not)| letters.begins(end, parts) && !letters.begins(end, not))
}

/// What follows a name and makes it a part of a longer one. Verbs that begin alike come in the
/// second list.
const COMPOUNDS: &str = "部 室 科 处 组 中心 服务 热线 平台 认证 证 考试 \
     工作站 工作室 工作台 大赛 联盟 论坛 联合会 助手 秘书 代表团 领班 组长 长 委员会 协会 学会 公会 公司 事务所 职 资格 岗 制 系统 主管 总监 \
     顾问 经理 专员 人员 助理 团队 名单 会议 学院 学校 队伍 津贴 薪 编号 姓名 级别";
const NOT_COMPOUNDS: &str = "部署 部分 处理 处置 处罚 处分 处以 处在 处于 组织 组建 组成 科学 岗前 经理解 服务于 制定 制订 制作 制止 制约 长期 长时 证实 证明";

/// The same behind a name that may also be a field of work: 財務 has 報表, a person hasn't.
const FIELD_COMPOUNDS: &str = "报表 报告 数据 状况 软件 年度 工作 管理 意见 知识 费用 信息 资料 档案 凭证 指标 预算 成本 风险 \
     规定 纪律 条款 文件 文书 事务 事项 问题 负责人 印章 章 专用 科目 账 条线 背景 能力 口径 安全 危机 损失 规范 流程 标准 \
     手续 审计 期间 原则 数字 核算 政策 支出 收入 往来 记录 系 专业 领域 咨询 培训 代理 共享 纠纷 风控 压力 目标 人";

/// Last letters of names of persons, as against fields of work.
const PERSON_ENDINGS: &str = "师员人家理管长层官手者代任工生监席导";

fn is_compound(letters: &Letters, end: usize) -> bool {
    if letters.begins(end, NOT_COMPOUNDS) {
        return false;
    }
    let is_field = !PERSON_ENDINGS.contains(letters.before(end));
    letters.begins(end, COMPOUNDS) || is_field && letters.begins(end, FIELD_COMPOUNDS)
}
