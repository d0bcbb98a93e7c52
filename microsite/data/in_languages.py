"""What is said in each language of a site."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Mapping
from typing import Any, Generic, Self, TypeVar

from pydantic import (
    ConfigDict,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    RootModel,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import CoreSchema, InitErrorDetails

from microsite.languages.language import Language, Languages
from microsite.languages.writing import known

Said = TypeVar("Said")


class InLanguages(RootModel[dict[Language, Said]], Generic[Said]):
    """The same in several languages: in those that are complete on the site, and maybe in others."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="wrap")
    @classmethod
    def _in_languages(cls, value: Any, read: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        if isinstance(value, cls):
            return value
        if not isinstance(value, Mapping):
            raise _refused(InitErrorDetails(type="model_type", input=value, ctx={"class_name": cls.__name__}))
        site: Languages | None = (info.context or {}).get("languages")
        wrong = [
            InitErrorDetails(type="missing", loc=(language,), input=value)
            for language in (cls.needed(site) if site else ())
            if language not in value
        ]
        strange = [key for key in value if key not in known()]
        wrong += [InitErrorDetails(type="extra_forbidden", loc=(key,), input=value[key]) for key in strange]
        written = {key: said for key, said in value.items() if key not in strange}
        try:
            made = read(dict(sorted(written.items(), key=lambda item: _place(item[0], site))))
        except ValidationError as error:
            raise _refused(*wrong, *map(_again, error.errors())) from None
        if not (wrong or written):
            counts = {"field_type": cls.__name__, "min_length": 1, "actual_length": 0}
            wrong = [InitErrorDetails(type="too_short", input=value, ctx=counts)]
        if wrong:
            raise _refused(*wrong)
        return made

    @classmethod
    def needed(cls, site: Languages) -> tuple[Language, ...]:
        """The languages of a site in which it may not be missing."""
        return site.complete

    def __getitem__(self, language: Language) -> Said:
        """What is said in a language; where it may be missing and is, in the first of the site."""
        return self.root[language] if language in self.root else next(iter(self.root.values()))

    def language_of(self, language: Language) -> Language:
        """The language in which it is said to a reader of another one."""
        return language if language in self.root else next(iter(self.root))

    def items(self) -> ItemsView[Language, Said]:
        """Every language, and what is said in it."""
        return self.root.items()

    def within(self, languages: Iterable[Language]) -> dict[Language, Said]:
        """What is said in these languages, as far as it is."""
        return {language: self.root[language] for language in languages if language in self.root}

    def __hash__(self) -> int:
        return hash(frozenset(self.root.items()))

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """In every language that is known; `microsite schema` says which of them the site needs."""
        schema = handler.resolve_ref_schema(handler(core))
        said = schema.pop("additionalProperties", {})
        schema |= {"properties": dict.fromkeys(known(), said), "additionalProperties": False}
        return schema


def _place(language: Language, site: Languages | None) -> int:
    listed = site.listed if site else ()
    return listed.index(language) if language in listed else len(listed)


def _again(error: Any) -> InitErrorDetails:
    """A mistake of the library as one that can be raised once more."""
    return InitErrorDetails(
        type=error["type"], loc=error["loc"], input=error["input"], ctx=error.get("ctx", {})
    )


def _refused(*wrong: InitErrorDetails) -> ValidationError:
    return ValidationError.from_exception_data("languages", list(wrong))
