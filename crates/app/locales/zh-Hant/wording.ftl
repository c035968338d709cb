### Words that every page uses: times, promises, reasons, events, rules.

### Lists and quotes
list-between = 、
list-or = 或
list-semicolon = ；
quoted = 「{ $words }」

### People
person-unknown = 不詳
person-with-place = { $name }，{ $place }
client-erased = 已刪除的客戶
client-tier = 客戶等級
role-admin = 系統管理
role-of-department = { $role }（{ $department }）

### Days and times
day-today = 今天
day-tomorrow = 明天
day-yesterday = 昨天
day-next-week = 下{ $weekday }
weekday-1 = 週一
weekday-2 = 週二
weekday-3 = 週三
weekday-4 = 週四
weekday-5 = 週五
weekday-6 = 週六
weekday-7 = 週日
weekday-long-1 = 星期一
weekday-long-2 = 星期二
weekday-long-3 = 星期三
weekday-long-4 = 星期四
weekday-long-5 = 星期五
weekday-long-6 = 星期六
weekday-long-7 = 星期日
month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月
moment = { $day }{ $time }
full-moment = { $date }（{ $weekday }）{ $time }
date = { $month }{ $day }日
date-with-year = { $year }年{ $month }{ $day }日
date-and-weekday = { $date }，{ $weekday }{ $time }

### Amounts of time
amount-days-hours-clock = { $days }天{ $hours }小時
amount-days-clock = { $days }天
amount-days-hours-working = { $days }個工作日{ $hours }小時
amount-days-working = { $days }個工作日
amount-hours-minutes = { $hours }小時{ $minutes }分
amount-hours = { $hours }小時
amount-minutes = { $minutes }分
amount-seconds = { $seconds }秒

### Promises
promise-left = 還有{ $amount }
promise-late = 逾期{ $amount }
promise-due = { $moment }到期
promise-unproved = 到期，尚無紀錄
promise-undecided = 待定
promise-paused = 暫停中
promise-paused-left = 尚餘{ $amount }
promise-kept = 已兌現
promise-kept-at = { $moment }兌現
promise-kept-early = { $moment }兌現，早{ $amount }
promise-early = 早{ $amount }
promise-kept-late = 遲{ $amount }
promise-missed = 未兌現
promise-waived = 免除
promise-void = 作廢
promise-night = 夜間照計

### Values
value-yes = 是
value-no = 否
value-erased = 已刪除

### Records
record-discarded = 無效件

### Actors
actor-owner = 承辦人
actor-first-owner = 首任承辦人
actor-first-receiver = 首問負責人
actor-author = 登記人
actor-acting = 經辦人
actor-anyone = 任何同仁
actor-client = 客戶
actor-clock = 到期自動
actor-person = 當事人

### Happenings
happening-opened = 登記{ $record }
happening-closed = { $record }了結
happening-discarded = { $record }列為無效件
happening-step = 「{ $step }」
happening-enters = 進入「{ $state }」
happening-message-received = 客戶來信
happening-message-sent = 回覆客戶
happening-filed = 填交《{ $form }》
happening-promise-kept = 「{ $promise }」兌現
happening-promise-kept_late = 「{ $promise }」遲兌現
happening-promise-overdue = 「{ $promise }」逾期
happening-promise-missed = 「{ $promise }」未兌現
happening-promise-waived = 「{ $promise }」免除
happening-client-added = 新增客戶
happening-duty-done = 完成「{ $duty }」
happening-duty-overdue = 「{ $duty }」逾期
happening-duty-missed = 「{ $duty }」落空
happening-approval-requested = 提請「{ $approval }」
happening-approval-granted = 「{ $approval }」通過
happening-approval-refused = 「{ $approval }」退回
happening-survey-sent = 發出「{ $survey }」
happening-survey-closed = 「{ $survey }」截止
happening-issued = 出具「{ $report }」
happening-passed = 「{ $course }」考核通過
happening-uncovered = 「{ $role }」無人值守
happening-anomaly = 「{ $measure }」異常
happening-comes = 「{ $field }」到期
happening-client-changed = 客戶的「{ $field }」變更
happening-ended-day = 一天結束
happening-ended-week = 一週結束
happening-ended-month = 月末
happening-ended-quarter = 季末
happening-ended-half_year = 半年末
happening-ended-year = 年末
happening-person-joined = 人員到職
happening-person-left = 人員離職
happening-file-added = 新增文件
happening-backup-verified = 備份驗證完成
happening-access-refused = 查閱被拒

### Reasons
reason-not-found = 找不到，或不在您看得到的範圍裡。
reason-stale = 您打開以後，這一件有了變動。
reason-stale-help = 請看過下面現在的樣子，再送一次。
reason-wrong-state = 現在是「{ $state }」，要到{ $possible }才能做。
reason-done = 已經了結。
reason-not-yours = 不在您的職責內。
reason-shut-out = 與此事有利害關係的人不得承辦。
reason-could = 可請{ $people }。
reason-could-and-others = 可請{ $people }等{ $count }人。
reason-missing = 請填「{ $field }」。
reason-client-missing = 請選客戶。
reason-bad-value = 「{ $field }」：{ $fault }
reason-note-missing = 請寫明原因。
reason-form-rule = 《{ $form }》所填的內容彼此不合規定，請核對。
reason-empty = 還沒有內容。
reason-too-long = 太長了，最多{ $limit }字。
reason-bad-time = 時間不對：不能在將來，也不能早於它所接續的事。
reason-taken = 已經有了。
reason-unknown-name = 手冊裡沒有「{ $word }」。
reason-last-holder = 「{ $role }」至少要有一人。
reason-too-deep = 規則彼此觸發太多層，未能進行。請通知管理手冊的人。
reason-undatable = 算不出到期時間：這份日曆裡沒有工作時間。
reason-gate = 條件還不具備。
reason-short-not-found = 找不到
reason-short-stale = 已有變動
reason-short-wrong-state = 狀態不合
reason-short-done = 已了結
reason-short-not-yours = 不在職責內
reason-short-shut-out = 須迴避
reason-short-gate = 條件還不具備
reason-short-missing = 有缺項
reason-short-bad-value = 所填不合
reason-short-note-missing = 沒有原因
reason-short-form-rule = 表內不合規定
reason-short-empty = 沒有內容
reason-short-too-long = 太長
reason-short-bad-time = 時間不對
reason-short-taken = 已經有了
reason-short-unknown-name = 手冊裡沒有
reason-short-last-holder = 至少要有一人
reason-short-too-deep = 層數太多
reason-short-undatable = 算不出到期時間
field-missing = 請填這一項。
field-note-missing = 請寫明原因。
field-wrong-type = 看不懂，請照格式填寫。
field-not-in-list = 請從所列的裡面選。
field-in-past = 不能早於現在。
field-in-future = 不能晚於現在。
field-too-long = 太長了，請縮短。

### History
history-later = 事後補記
history-by-for = { $person }代{ $of }
history-opened = 登記{ $record }
history-step = { $step }，成為「{ $state }」
history-step-stays = { $step }
history-fields-set = 更新{ $fields }
history-offered = 請{ $person }接手
history-declined = { $person }沒有接手
history-owner-changed = 承辦{ $from } → { $to }
history-discarded = 列為無效件：{ $reason }
history-message-received = 客戶來信
history-message-sent = 回覆客戶
history-note = 內部備註
history-filed = 填交《{ $form }》
history-template = 寄「{ $template }」給{ $people }
history-told = 通知{ $people }
history-told-text = 通知{ $people }：{ $text }
history-effect-refused = 「{ $step }」未能自動進行：{ $reasons }
history-promise-opened = 承諾「{ $promise }」開始，{ $due }到期
history-promise-opened-paused = 承諾「{ $promise }」開始，先停錶
history-promise-paused = 「{ $promise }」停錶
history-promise-resumed = 「{ $promise }」恢復計時，{ $due }到期
history-promise-unproved = 「{ $promise }」到期，尚無紀錄
history-promise-overdue = 「{ $promise }」逾期
history-promise-kept = 「{ $promise }」兌現
history-promise-early = 早{ $amount }
history-promise-kept-late = 「{ $promise }」遲{ $amount }兌現
history-promise-missed = 「{ $promise }」未兌現
history-promise-waived = 免除「{ $promise }」：{ $reason }
history-promise-voided = 「{ $promise }」作廢
history-promise-owner = 「{ $promise }」改由{ $person }負責
history-alert = 提醒{ $people }：「{ $promise }」
history-alert-nobody = 「{ $promise }」到了提醒的時候，沒有人可通知
history-other = 有變動

### Conditions of rules
condition-and = { $left }，且{ $right }
condition-or = { $left }或{ $right }
condition-is = { $left }為{ $right }
condition-is-not = { $left }不是{ $right }
condition-not = 並非{ $what }
condition-has = 已填{ $what }
condition-done = 已「{ $step }」
condition-filed = 已填交《{ $form }》
condition-urgent = 客戶標明緊急
condition-not-urgent = 客戶沒有標明緊急

### Rules in six sentences
rule-word-begins = 開始
rule-word-owed = 承辦
rule-word-kept = 兌現
rule-word-paused = 暫停
rule-word-told = 提醒
rule-word-barred = 不許
rule-begins = { $on }時開始，{ $within }。
rule-only-if = 只限{ $what }。
rule-clock-from = 從「{ $field }」起算。
rule-within-clock = { $length }為限，夜間與假日照計
rule-within-working = { $length }為限
rule-due-field = 以{ $field }為限
rule-due-before = 「{ $field }」前 { $length }
rule-when = { $condition }：{ $then }
rule-otherwise = 其餘
rule-owed-by = { $who }負責。
rule-kept-by = { $what }即兌現。
rule-kept-if = 須{ $what }。
rule-never-paused = 不停錶。
rule-paused-in = 在{ $states }期間停錶。
rule-told = { $alerts }。
rule-nobody-told = 不另提醒。
rule-not-by = { $who }不得「{ $step }」。
rule-nothing-barred = 沒有另外的限制。
rule-duty-begins = { $each }{ $every }一次。
rule-for-company = 公司
rule-for-client = 每個客戶
rule-for-person = 每位人員
rule-for-department = 每個部門
rule-for-place = 每個場所
rule-for-item = 每件物品
rule-for-record = 每件未結的{ $record }
alert-percent = 時限過{ $percent }%
alert-before = 到期前{ $length }
alert-due = 到期
alert-after = 過期{ $length }
alert-tells = { $when }通知{ $what }
alert-tells-urgently = { $when }通知{ $what }，不分晝夜
alert-acts = { $when }自動進行{ $what }
period-day = 每日
period-working_day = 每個工作日
period-week = 每週
period-month = 每月
period-quarter = 每季
period-half_year = 每半年
period-year = 每年

### Forms
field-choose = 請選擇
field-zone = 依公司所在時區（{ $zone }）
field-optional = 選填
form-errors = 有{ $count }處需要補正
form-kept = 您填的都還在。
form-cancel = 返回
