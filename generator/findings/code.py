"""Every kind of finding, under its stable code."""

from enum import StrEnum


class Code(StrEnum):
    """A stable code and, as the member's name, its kebab name. The words are in `catalogue.yml`.

    The letter is the family: Y reading YAML, F fields of one record, R files and references, G gates of the four
    stages, M money, D dates, L language, S sources and computed figures, P protection, C consent, O overrides, T what
    was released or taken down.
    A code is never given a second meaning; a retired one stays unused.
    """

    NOT_UTF8 = "Y01"
    INVISIBLE_CHARACTER = "Y02"
    TAB = "Y03"
    YAML_SYNTAX = "Y04"
    SEVERAL_DOCUMENTS = "Y05"
    DUPLICATE_KEY = "Y06"
    ANCHOR_OR_ALIAS = "Y07"
    TAG = "Y08"
    NUMBER_WITH_SEPARATORS = "Y09"
    YES_NO_WORD = "Y10"
    LEADING_ZERO = "Y11"
    CLOCK_OR_RATIO = "Y12"
    IMPOSSIBLE_DATE = "Y13"
    TOO_LARGE = "Y14"
    EMPTY_FILE = "Y15"
    NOT_A_RECORD = "Y16"
    KEY_NOT_TEXT = "Y17"
    UNUSUAL_NUMBER = "Y18"
    COLON_IN_TEXT = "Y19"
    QUOTE_NOT_CLOSED = "Y20"
    TEXT_AFTER_QUOTE = "Y21"
    SPACE_AFTER_COLON = "Y22"
    BULLET_WITHOUT_SPACE = "Y23"
    WRONG_INDENTATION = "Y24"
    COLON_MISSING = "Y25"
    NEEDS_QUOTES = "Y26"
    BRACKET_NOT_CLOSED = "Y27"
    BACKSLASH = "Y28"
    HASH_IN_TEXT = "Y29"

    FIELD_MISSING = "F01"
    FIELD_UNKNOWN = "F02"
    NOT_TEXT = "F03"
    NOT_WHOLE_NUMBER = "F04"
    NOT_NUMBER = "F05"
    NOT_ALLOWED = "F06"
    EMPTY_VALUE = "F07"
    NOT_LIST = "F08"
    NOT_FIELDS = "F09"
    NOT_DATE = "F10"
    ENDS_BEFORE_START = "F11"
    FIGURE_FORM = "F12"
    RANGE_REVERSED = "F13"
    NUMBER_OUT_OF_RANGE = "F14"
    NOT_ID = "F15"
    NOT_PLACE_CODE = "F16"
    NOT_YES_OR_NO = "F17"
    NOT_ADDRESS = "F18"
    NOT_SUBJECT = "F19"

    UNKNOWN_FILE = "R01"
    RECORD_MISSING = "R02"
    UNKNOWN_REFERENCE = "R03"
    LISTED_TWICE = "R04"
    REFERENCE_NOT_PUBLIC = "R05"
    UNREADABLE_FILE = "R06"
    PICTURE_MISSING = "R07"
    PICTURE_ALONE = "R08"
    PICTURE_TWICE = "R09"

    STAGE_MISSING = "G01"
    STAGE_SKIPPED = "G02"
    DISBURSED_BEFORE_PLAN = "G03"
    DISBURSED_BEFORE_BUDGET = "G04"
    MENTORING_BEFORE_TRAINING = "G05"
    OUTCOME_BEFORE_START = "G06"

    FUND_NOT_THE_SUM = "M01"
    BUDGET_NOT_THE_SUM = "M02"
    LINE_NOT_THE_PRODUCT = "M03"

    OUTSIDE_PERIOD = "D01"
    IN_THE_FUTURE = "D02"

    ENGLISH_MISSING = "L01"

    WITHOUT_SOURCE = "S01"
    PERCENTAGE_TYPED = "S02"

    PLACE_TOO_FINE = "P01"
    LABEL_ON_UNIT = "P02"
    THRESHOLD_BELOW_FLOOR = "P03"
    COUNT_IN_PROSE = "P04"
    NOTHING_PUBLIC = "P05"
    IDENTITY_NUMBER = "P06"
    PHONE_NUMBER = "P07"
    EMAIL = "P08"
    HANDLE = "P09"
    COORDINATES = "P10"
    STREET = "P11"
    NUMBER_PLATE = "P12"
    BANK_ACCOUNT = "P13"
    NAME_NOT_LISTED = "P14"
    PICTURE_REFUSED = "P15"
    PICTURE_TELLS = "P16"
    REVIEW_MISSING = "P17"

    CONSENT_TOO_LONG = "C01"
    CONSENT_LACKING = "C02"
    CONSENT_ENDS_SOON = "C03"
    SUBJECTS_MISSING = "C04"
    SUBJECTS_TOO_MANY = "C05"

    OVERRIDE_UNUSED = "O01"
    OVERRIDE_EXPIRED = "O02"
    OVERRIDE_TOO_LONG = "O03"
    OVERRIDE_TOO_WIDE = "O04"
    OVERRIDE_NOT_ALLOWED = "O05"
    OVERRIDE_BY_ONE = "O06"

    TAKEN_DOWN_BACK = "T01"
    RELEASED_OTHERWISE = "T02"
    RELEASED_TOO_MUCH = "T03"

    @property
    def kebab(self) -> str:
        return self.name.lower().replace("_", "-")
