### Signing in, first passwords, new passwords, and the mails that lead to them.

sign-in-title = 登入
sign-in-submit = 登入
sign-in-failed = 沒有登入
sign-in-wrong = 電子郵件或密碼不對。
sign-in-too-often = 試錯太多次了，請過十五分鐘再試，或用「忘記密碼」。
sign-in-forgotten = 忘記密碼，或還沒設定密碼？
sign-in-samples = 示範帳號，按一下就進去
field-mail = 電子郵件
field-password = 密碼
field-new-password = 新密碼
field-password-again = 再打一次
password-title = 設定密碼
password-lead = { $name }，您好。設好密碼就能登入。
password-help = 至少{ $characters }個字，一句好記的話最好。
password-submit = 設定密碼並登入
password-not-set = 密碼還沒設定
password-too-short = 密碼太短，至少要{ $characters }個字。
password-too-long = 密碼太長，請短一些。
password-differs = 兩次打的不一樣，請再打一次。
reset-title = 重設密碼
reset-lead = 請填您的電子郵件，我們寄一個連結給您。
reset-submit = 寄連結給我
reset-cancel = 回登入頁
reset-sent = 如果這個電子郵件是本公司的帳號，幾分鐘內就會收到連結，兩小時內有效。
link-over-title = 這個連結不能用了
link-over = 連結只能用一次，也有期限。需要的話，請再要一個新的。

### Mails
mail-invitation-subject = 邀請您使用{ $org }的服務台
mail-invitation-text =
    { $name }，您好：

    { $org }邀請您使用服務台。請打開下面的連結，設定您的密碼：

    { $link }

    連結兩週內有效，只能用一次。
mail-reset-subject = 重設您在{ $org }服務台的密碼
mail-reset-text =
    { $name }，您好：

    有人要求重設您的密碼。若是您本人，請打開下面的連結：

    { $link }

    連結兩小時內有效，只能用一次。若不是您要求的，不必理會，密碼不會改變。
