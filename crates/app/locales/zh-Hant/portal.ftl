### Clients' own pages

portal-home = 首頁
portal-hello = { $name }，您好。我們答應您{ $count }件事。
portal-hello-none = { $name }，您好。
portal-next = 最近一件在{ $moment }前。
portal-waiting-count = 有{ $count }件在等您。
portal-open = 進行中
portal-nothing-open = 現在沒有進行中的事。有問題或意見，隨時告訴我們。
portal-done-records = 已了結
portal-aside = 等您的事與由誰服務
portal-waiting = 等您
portal-serving = 這段時間由誰服務
portal-serving-house = 由我們的客戶服務承接，有事請直接提出。
portal-meta = { $record }{ $number }，由{ $person }承辦
portal-owner = 由{ $person }承辦
portal-meta-done = { $record }{ $number }
portal-by = { $moment }前
portal-was-by = 原定{ $moment }前，還沒做到
portal-waits = 等您回覆
portal-waits-then = 收到後我們接著辦
portal-done = 已做到
portal-done-late = 已做到，遲了{ $amount }
portal-your-turn = 請您決定
portal-promised = 我們答應您的
portal-sent = 給您
