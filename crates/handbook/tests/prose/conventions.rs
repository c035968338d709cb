//! One example for each convention that the labelled sentences may never need, in their marks.

use crate::figures::Figures;
use crate::labels;

const EXAMPLES: &str = "
role agent 客服專員|客服专员
role manager 客戶經理|客户经理
role lawyer 法務|法务
role finance 財務|财务
role supervisor 部門主管|部门主管
role shift 值班經理|值班经理
role inspector 質檢員|质检员
role engineer 工程師|工程师
role steward 物業管家|物业管家
# numbers
須備{T=>= 120 people|至少一百二十人}。
補助{T=<= 12000 CNY|最多1萬2千元}，押金{T=5000 TWD|新臺幣5,000元}。
{T=> 250000 CNY|超過25萬元}或{T=> 1000000 CNY|逾壹佰萬元}的另議，三五家不算，二十多人也不算。
須在{D=15 minutes|一刻鐘內}或{D=90 minutes|一個半小時內}到場，保留{T=6 months|半年}，試行{T=18 months|一年半}。
作業{T=<= 1.5 hours|不超過1.5小時}，附件{T=<= 5 MB|5MB以內}，室溫{T=<= 26 degrees|不高於26度}。
摘要{T=<= 300 characters|300字以內}，至少附上{T=>= 3 characters|不少於3個字元}的說明。
**{D=3 working days|3個工作日**內}答覆。
# deadlines
{D=half a day|半天內}回覆，{D=half a working day|半個工作日內}定稿，{D=half a month|半個月內}結清。
通知期{T=30 days|30天}，最遲{D=2 hours|2小時內}上報，寬限至{D=5 days|5天}。
應於開庭{D=10 days before|10日前}、開工{D=3 days before|前3天}或會議之{D=1 hour before|前1小時}備齊，至少{D=2 weeks before|提前兩週}。
{D=same day|當天}登記，當天的記錄、當日值班人員不在此列。
{D=next day|翌日}18:00前送出，{D=next working day|次一工作日}覆核，{F=day|每日}核對前一日的帳。
按合同日期交付，按合同日程推進。
下班前、月底前、12月底前交回；及時、盡快、第一時間處理。
{D=immediately|立刻}停用，即時通訊與即時監控照舊，合同馬上到期也一樣。
一年內累計{T=2 times|兩次}或近三個月投訴{T=>= 3 times|三次以上}，一個月內被投訴{T=>= 2 times|兩次以上}的另計。
七天無理由退貨不變，客服24小時在線，機房7×24小時值守。
處理時限：一般件{D=5 days|5日}，重大件{D=10 days|10日}；保存期限為{T=10 years|10年}。
{D=1 working day|1個工作日}（外地為{D=2 working days|2個工作日}）內寄出。
逾期{T=30 minutes|30分鐘}未到的，視為放棄；連續{T=3 days|3天}未上線同此。
# frequencies
{F=week|每週}、{F=month|每月}、{F=quarter|按季}、{F=half-year|每半年}、{F=day|逐日}各報一次。
{F=2 per month|每月兩次}，{F=1 per month|每月不少於一次}，{F=3 per week|每週三次}，{F=every Wednesday|每週三}。
{F=every Sunday|每週日}和{F=every Friday|每逢週五}清點，{F=4 hours|每隔4小時}測溫，{F=30 minutes|每30分鐘}巡視。
{F=quarter|每季度末}盤點，{F=month|每月底}關帳，{F=year|每年初}更新，{F=month|每月}5日前提交。
每位、每名、每批、每班、每次都要登記；每週一至週五開放，定期檢查，年度計劃與月報照舊。
{F=day|按日}收取{P=0.03%|萬分之三}，{F=1 per half-year|半年一次}或{F=2 years|兩年一次}複評。
# thresholds
{T=2 people|兩人}覆核，一式{T=3 copies|三份}，由一名員工保管一份，分三個階段、四級、三類。
扣{T=5 points|5分}，得{T=< 60 points|不足60分}補考，{T=>= 10 items|十件及以上}加價。
員工須年滿18歲，成立十年，位於8樓3室，V2.0版，見第三章第12條第2項，2.先登記。
# shares
{P=>= 95%|達到95%以上}，{P=90%|九成}，{P=<= 10%|百分之十以下}，{P=1.5%|百分之一點五}，{P=99.9%|９９．９％}，打九折，百分百用心。
# forms
依《消費者權益保護法》《服務規範（試行）》和《ISO 9001》填{M=客戶意見表（A版）|《客戶意見表（A版）》}、{M=保密協議|《保密協議》}，讀《金字塔原理》。
# roles
各{R=supervisor|部門主管}與資深{R=engineer|工程師}到場，法務部、法務顧問、財務報表、客戶經理助理、值班經理室、工程師協會不算。
依法務必核實，管理層級照舊，質檢員工輪換，客戶經理賠中心，{R=lawyer|法務}必須覆核，{R=finance|財務}處理，{R=manager|客戶經理}理解，{R=inspector|質檢員}工作。
# prohibitions
{X=不得|不得}外借，一律{X=不得|不得}轉交，{X=一律不予|一律不予}受理，{X=嚴禁|嚴禁}代簽，{X=不准|不准}空崗，{X=切勿|切勿}拷貝。
不得不延期，措辭不得當，不可抗力，不可靠，缺一不可，不許諾，不准確，門口貼「此處嚴禁煙火」，人數{T=<= 5 people|不得超過5人}。
";

#[test]
fn examples_of_conventions_are_read_as_they_say() {
    let mut figures = Figures::default();
    figures.add(&labels::read(EXAMPLES));
    assert!(figures.wrong.is_empty(), "{}", figures.wrong.join("\n"));
}
