"""What needs a source: what a rule says; no story, example, price or promise, and nothing that cheats say."""

from __future__ import annotations

import pytest

from microsite.checks.rules.claims import claims

STATED = {
    "存款最高保100万元。": "100万元",
    "银行倒闭，最多赔一百万。": "一百万",
    "最高罚五十万": "五十万",
    "最多赔付50万元": "50万元",
    "银行15日内必须答复。": "15日内",
    "出租银行卡，罚款20万元。": "罚款",
    "民法典第六百七十条说": "第六百七十条",
    "合同无效。": "无效",
    "Yes, up to 800,000 yuan per bank.": "800,000 yuan",
    "You get one million yuan at most.": "one million yuan",
    "Your deposits are insured up to RMB 500,000.": "RMB 500,000",
    "The bank must answer within 15 days.": "within 15 days",
    "You may be fined.": "fined",
    "按规定，我们应当自收到投诉之日起15日内作出决定。": "15日内",
    "By law, we must answer your complaint within 15 days.": "within 15 days",
    "15日内没收到答复，可以申请核查。": "15日内",
    "30天之内可以反悔。": "30天之内",
    "Deposits are insured up to ¥500,000.": "¥500,000",
}
TOLD = (
    "小林先垫付了4800元。",
    "对方要她把18.6万元转到“核查账户”，钱保住了。",
    "邻居拦了一下，李叔的8万元保住了。",
    "被骗走“体检费”380元",
    "他一共被骗走超过10万元。",
    "有个摊主收到一张假的50元",
    "存1万元，定期一年，年利率1.5%，到期利息150元",
    "挂失补卡的工本费是10元",
    "每月2300元的养老金没到",
    "本行网点拦下可疑转账127笔，合计864万元",
    "骗子说：“马上交3万元保证金，不得超过今天。”",
    "“三天内不交，名额作废。”",
    "骗子说要来拘留您。真要拘留，警察会上门",
    "骗子说，不交罚款就封号。",
    "页面提示“密码无效”",
    "指纹识别无效？换一个手指。",
    "手机接连收到三条短信，第一条是验证码",
    "记住第一条就够了：先挂断，再核实。",
    "三天内取了两次大额现金",
    "一天内接到11个陌生电话",
    "5天前在网上认识了“女友”",
    "我们一般两个工作日内打电话告诉您结果",
    'The caller says: "Pay a deposit of RMB 30,000 now, or be fined."',
    '"Pay within three days, or your place is gone."',
    'Look up traffic fines only in the app "交管12123".',
    "Xiao Lin advanced 4,800 yuan.",
    "We usually call you within two working days.",
    "The scammer says you will be fined 200,000 yuan at most.",
    "Mrs Wang lost RMB 80,000 within three days.",
    "警察不会打电话让您交罚款。",
    "短信要您交罚款，是假的。",
)


@pytest.mark.parametrize("text", STATED)
def test_what_a_rule_says_is_a_claim(text: str) -> None:
    assert next(found[0] for _, _, found in claims(text)) == STATED[text]


@pytest.mark.parametrize("text", TOLD)
def test_what_no_rule_says_is_none(text: str) -> None:
    sentences = text.split("。") if "真要拘留" in text else [text]
    assert not [found[0] for _, _, found in claims(sentences[0])]
