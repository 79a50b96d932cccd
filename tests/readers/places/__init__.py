"""Forms of other places in the layouts that they publish: every label as printed there, the content made up."""

from __future__ import annotations

from tests.readers.places.centre import HUBEI, TIANCHANG
from tests.readers.places.east import HENGSHAN, SHANGHAI
from tests.readers.places.layout import Layout
from tests.readers.places.north import CENTRAL, JINAN, YINCHUAN
from tests.readers.places.southwest import CHONGQING, LIJIANG, QINGSHEN, ZHONGJIANG

__all__ = ["LAYOUTS", "Layout"]

LAYOUTS = {
    "云南丽江": LIJIANG,
    "四川青神": QINGSHEN,
    "四川中江": ZHONGJIANG,
    "湖北": HUBEI,
    "中央转移支付": CENTRAL,
    "济南": JINAN,
    "安徽天长": TIANCHANG,
    "银川": YINCHUAN,
    "重庆": CHONGQING,
    "上海": SHANGHAI,
    "衡山": HENGSHAN,
}
