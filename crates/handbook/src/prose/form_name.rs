//! Names of forms in their brackets: 《回訪記錄表》. Names of statutes, regulations and standards
//! stand in the same brackets and are told apart by how they end.

use std::ops::Range;

use super::letters::{Letters, NOTHING};

/// The longest name that is read.
pub const FORM_NAME_LETTERS_MAX: usize = 64;

/// What stands in brackets for names.
pub(super) enum Name {
    /// A form's name, where it stands and where its brackets end.
    Form(Range<usize>, usize),
    /// Something else that ends here.
    Other(usize),
}

/// The name that begins at a place.
pub(super) fn at(letters: &Letters, at: usize) -> Option<Name> {
    let start = letters.word(at, "《")?;
    let mut end = start;
    while letters.get(end) != '》' {
        let is_name =
            end - start < FORM_NAME_LETTERS_MAX && !matches!(letters.get(end), '《' | NOTHING);
        if !is_name {
            return None;
        }
        end += 1;
    }
    let is_form = is_form(letters, start..end) && !is_cited(letters, end + 1);
    Some(if is_form {
        Name::Form(start..end, end + 1)
    } else {
        Name::Other(end + 1)
    })
}

/// How names of forms end: lists, records, reports, plans, notices, contracts. Whatever ends
/// otherwise is taken for a book, since a form that nobody declared would be a finding.
const FORMS: &str = "表 单 书 册 卡 函 证 票 图 簿 账 状 条 信 报告 计划 方案 预案 协议 合同 合约 契约 条款 订单 简报 快报 通报 日报 周报 \
     旬报 月报 季报 半年报 年报 报表 总结 纪要 日志 日记 记录 纪录 目录 名录 备忘录 笔录 摘录 附录 实录 通知 公告 告知 告示 声明 承诺 \
     申请 问卷 台账 模板 范本 凭证 凭据 收据 发票 证明 说明 意见 档案 资料 名单 底稿 脚本 流程 大纲 回执 存根 备案 报价 清册 底册 \
     摘要 分析 综述 快讯 简讯 动态 专报 汇总 汇编 测评 考核 统计 明细 预算 决算 核算 要点 邀请 排班 排期 规划 策划 心得 保证 \
     鉴定 评估 评价 总表 一览 授权 委托 确认 签到 登记 反馈 建议 讲义 教案 日程 议程 提纲 课件 试卷 报批 批复";

/// Names that end like forms and are rules, or books that say what is right.
const LAWS: &str = "法 法典 条例 规定 办法 细则 规则 标准 规范 准则 通则 章程 公约 规程 守则 决定 解释 手册 指南 制度 要求 原则 \
     指引 法规 导则 规章 纲要 白皮书 蓝皮书 绿皮书 丛书 全书 图书 兵书 总则 宪法 须知 人民日报 经济日报 光明日报 中国日报 教科书";

/// How names of rules and standards begin.
const LAW_BEGINNINGS: [&str; 7] = [
    "中华人民共和国",
    "关于",
    "gb",
    "iso",
    "国家标准",
    "最高人民法院",
    "db",
];

fn is_form(letters: &Letters, name: Range<usize>) -> bool {
    let mut end = name.end;
    // 《服務規範（試行）》 is a regulation on trial.
    if letters.before(end) == ')' {
        let opening = (name.start..end).rev().find(|at| letters.get(*at) == '(');
        end = opening.unwrap_or(end);
    }
    letters.any(name.start, &LAW_BEGINNINGS).is_none()
        && !ends(letters, end, LAWS)
        && ends(letters, end, FORMS)
}

fn ends(letters: &Letters, end: usize, words: &str) -> bool {
    words
        .split_whitespace()
        .any(|word| letters.follows(end, &[word]))
}

/// 《…》第五條 cites a law by its article.
fn is_cited(letters: &Letters, behind: usize) -> bool {
    let article = || {
        let number = super::number::at(letters, letters.word(behind, "第")?)?;
        letters.any(number.end, &["条", "款", "章"])
    };
    article().is_some()
}
