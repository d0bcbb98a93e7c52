"""What nobody can promise is told in both languages; a cheat's words shown as a warning are not."""

from __future__ import annotations

import pytest

from microsite.checks.rules.promises import promised

PROMISES = [
    "We guarantee that you get your money back.",
    "We promise you a full refund within a week.",
    "Your money back is guaranteed.",
    "The bank guarantees you high returns.",
    "Money back guarantee for every customer.",
    "You will definitely get every yuan back.",
    "You always win your case with us.",
    "100% refund for all customers.",
    "With this product you can't lose.",
    "There is no risk in this deposit.",
    "We assure you that your loan is approved.",
    "我们保证把您的钱全部追回。",
    "我们保证您的钱一分不少。",
    "这款产品保本保收益。",
    "我行承诺全额退款。",
    "投诉一定会成功。",
    "您的钱肯定能拿回来。",
    "这款产品绝对安全。",
    "本行担保本金和收益。",
    "百分之百能退款。",
    "请放心，您的投诉我们三天内一定解决。",
    "钱一定退给您。",
    "买了包赚。",
    "这款产品无任何风险。",
    "我行的产品收益有保障。",
    "您的钱肯定追得回来。",
    "贷款包过。",
    "这项业务没有任何风险。",
    "存款保本保息。",
    "资金百分之百安全。",
    "货币基金跟存款一样安全，随时能取。",
    "连续五年全部兑付，从没亏过，放心买。",
    "全市最安全的银行。",
    "This product keeps principal and interest safe.",
    "A money-market fund is as safe as a deposit.",
    "保本高息，不是骗人的。",
]
WARNINGS = [
    "Nobody can guarantee that you get your money back.",
    "Somebody says “we guarantee that you get your money back”? Hang up.",
    "Anyone who promises you high returns is a cheat.",
    "Cheats promise that your money is safe with them.",
    "The bank may not promise returns.",
    "Do not believe that returns are guaranteed.",
    "If they promise a full refund, hang up.",
    "谁也不能保证把钱追回。",
    "骗子保证把您的钱全部追回。",
    "对方说“保证追回”，别信。",
    "不得承诺保本和收益。",
    "凡是承诺高收益的，都要小心。",
    "保本高息是陷阱。",
    "稳赚不赔，都是骗人。",
    "稳赚不赔的黄金托管，最后大多拿不到金条。",
    "Guaranteed returns? A trap.",
    "没有绝对安全的投资。",
    "中介说包过，别交钱。",
    "我们会尽力帮您。",
    "We will do what we can to help you.",
    "You may get your money back.",
    "存款保险保障您的存款。",
    "银行要确保信息真实。",
    "The contract says what the bank promises.",
]


@pytest.mark.parametrize("sentence", PROMISES)
def test_a_promise(sentence: str) -> None:
    assert [line for line, _, _ in promised(f"# Title\n\nText. {sentence} More.")] == [3]


@pytest.mark.parametrize("sentence", WARNINGS)
def test_a_warning(sentence: str) -> None:
    assert [*promised(f"Text. {sentence} More.")] == []


def test_what_is_part_of_a_promise_denies_no_other() -> None:
    assert [told for *_, told in promised("资金百分之百安全，稳赚不赔。")] == ["百分之百安全", "稳赚不赔"]
