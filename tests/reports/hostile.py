"""Sixty ways to make whoever renders a text fetch something: over the network, or from a file."""

from __future__ import annotations

_ELEMENTS = (
    '<img src="{}">',
    '<img srcset="{} 2x" src="x">',
    '<img src="x" style="background: url({})">',
    '<picture><source srcset="{}"><img src="x"></picture>',
    '<link rel="stylesheet" href="{}">',
    '<link rel="attachment" href="{}">',
    '<a rel="attachment" href="{}">x</a>',
    '<style>@import url("{}");</style>',
    '<style>@import "{}" print;</style>',
    '<style>@font-face {{ font-family: x; src: url("{}") }} p {{ font-family: x }}</style><p>x</p>',
    '<style>p {{ background: url("{}") }}</style><p>x</p>',
    '<style>p::before {{ content: url("{}") }}</style><p>x</p>',
    '<style>@page {{ @top-left {{ content: url("{}") }} }}</style><p>x</p>',
    '<style>li {{ list-style-image: url("{}") }}</style><ul><li>x</ul>',
    '<style>p {{ border-image: url("{}") 30 }}</style><p>x</p>',
    '<style>p {{ mask-image: url("{}"); cursor: url("{}") }}</style><p>x</p>',
    '<style>@namespace x url("{}"); @color-profile --x {{ src: url("{}") }}</style><p>x</p>',
    '<object data="{}" type="image/png">x</object>',
    '<embed src="{}" type="image/png">',
    '<iframe src="{}"></iframe>',
    '<iframe srcdoc="<img src={}>"></iframe>',
    '<svg width="9" height="9"><image href="{}" width="9" height="9"/></svg>',
    '<svg width="9" height="9"><image xlink:href="{}" width="9" height="9"/></svg>',
    '<svg width="9" height="9"><use href="{}#x"/></svg>',
    '<svg width="9" height="9"><rect fill="url({}#x)" width="9" height="9"/></svg>',
    '<svg width="9" height="9"><style>@import "{}";</style><rect width="9" height="9"/></svg>',
    '<base href="{}"><img src="picture.png"><a rel="attachment" href="note.txt">x</a>',
    '<meta http-equiv="refresh" content="0; url={}">',
    '<video poster="{}" src="{}"></video><audio src="{}"></audio>',
    '<input type="image" src="{}"><table background="{}"><tr><td background="{}">x</table>',
    '<script src="{}"></script><body background="{}">',
    '<?xml-stylesheet href="{}"?><p>x</p>',
)
_SCHEMES = ("file", "ftp", "gopher", "dict", "jar:file", "view-source:http", "FILE", "fIlE")
_SVG = "http://www.w3.org/2000/svg"


def inputs(*, port: int, file: str) -> list[str]:
    """Each as markup.

    Args:
        port: of this machine, on which whoever was called counts.
        file: the path of a file whose content nobody may print.
    """
    web, local = f"http://127.0.0.1:{port}/x", f"file://{file}"
    over = [
        element.replace("{}", web).replace("{{", "{").replace("}}", "}") for element in _ELEMENTS
    ]
    from_files = [over[n].replace(web, local) for n in (0, 4, 5, 6, 7, 9, 10, 17, 18, 19, 21, 23)]
    others = [f'<img src="{scheme}://127.0.0.1:{port}{file}">' for scheme in _SCHEMES]
    rest = [
        f'<img src="//127.0.0.1:{port}/x">',
        f'<img src="http://localhost:{port}/redirect?to=file://{file}">',
        f'<img src="http://[::ffff:127.0.0.1]:{port}/x">',
        f'<img src="http://2130706433:{port}/x">',
        f'<a rel="attachment" href="{file}">x</a><img src="{file}">',
        f'<a rel="attachment" href="../../../../../../..{file}">x</a>',
        _drawn(f"<svg xmlns='{_SVG}'><image href='{web}' width='9' height='9'/></svg>"),
        _drawn(
            f"<!DOCTYPE x [<!ENTITY e SYSTEM '{local}'>]><svg xmlns='{_SVG}'><text>&e;</text></svg>"
        ),
    ]
    return [*over, *from_files, *others, *rest]


def _drawn(svg: str) -> str:
    return f'<img src="data:image/svg+xml,{svg}">'
