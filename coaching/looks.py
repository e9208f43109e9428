"""The one style sheet of the cycle, for pages and for what is printed."""

STYLE = """
<style>
[data-testid^="stBaseButton-primary"] {background-color: #0072B2 !important; border-color: #0072B2 !important;}
.way {position: relative; height: 6.2rem; max-width: 46rem; margin: .4rem 0 .8rem;}
.way-line, .way-done {position: absolute; top: 3rem; height: .5rem; border-radius: .25rem;}
.way-line {left: 12%; width: 76%; background: color-mix(in srgb, currentColor 15%, transparent);}
.way-done {background: #0072B2;}
.way-mark {position: absolute; top: 0; bottom: 0; width: 0;}
.way-dot {position: absolute; top: 2.75rem; left: -.5rem; width: 1rem; height: 1rem; border-radius: 50%;
 box-sizing: border-box; border: .2rem solid #0072B2; background: #fff;}
.way-now .way-dot {background: #0072B2; width: 1.3rem; height: 1.3rem; top: 2.6rem; left: -.65rem;}
.way-text {position: absolute; transform: translateX(-50%); white-space: nowrap; top: 4rem; line-height: 1.3;}
.way-now .way-text {top: 1rem; font-weight: 650;}
.road {max-width: 80rem; margin: .4rem 0 1rem;}
.road-row {display: grid; grid-template-columns: minmax(10rem, 24rem) 1fr; gap: 1rem; align-items: center;
 min-height: 2.3rem; border-bottom: 1px solid color-mix(in srgb, currentColor 12%, transparent);}
.road-head {min-height: 1.6rem;}
.road-title {line-height: 1.25; overflow-wrap: anywhere;}
.road-track {position: relative; height: 2.3rem;}
.road-head .road-track {height: 1.6rem;}
.road-month {position: absolute; opacity: .8; font-size: .9rem; transform: translateX(-50%);}
.road-today {position: absolute; top: 0; bottom: 0; border-left: 2px dashed currentColor; opacity: .5;}
.road-dot {position: absolute; top: .35rem; display: flex; gap: .4rem; white-space: nowrap; line-height: 1.6rem;
 transform: translateX(-.6rem);}
.road-left {flex-direction: row-reverse; transform: translateX(calc(-100% + .6rem));}
.road-about {font-size: .9rem; padding: 0 .3rem; border-radius: .3rem;}
.road-late .road-about {background: #8A3B00; color: #fff; font-weight: 650;}
.road-dropped {opacity: .75;}
.road-dropped .road-about {text-decoration: line-through;}
.kinds {border-collapse: collapse; margin: .4rem 0 1rem;}
.kinds caption {text-align: left; opacity: .85; padding-bottom: .3rem;}
.kinds th, .kinds td {padding: .25rem .6rem; text-align: center; border-bottom: 1px solid
 color-mix(in srgb, currentColor 15%, transparent);}
.kinds th[scope=row] {text-align: left; font-weight: 400;}
.kinds thead th {font-weight: 400; opacity: .85;}
.kinds-n {display: inline-block; min-width: 1.6rem; border-radius: .8rem; background: #0072B2; color: #fff;}
.kinds .none td {text-align: left; font-style: italic;}
.kinds .none th {font-weight: 650 !important;}
.done {display: flex; align-items: center; gap: .8rem; margin: .3rem 0;}
.done-track {flex: 0 1 16rem; height: .8rem; border-radius: .4rem; overflow: hidden;
 background: color-mix(in srgb, currentColor 15%, transparent);}
.done-fill {display: block; height: 100%; background: #0072B2;}
.done-words {white-space: nowrap;}
.strip {display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .8rem; margin: .6rem 0 1rem;}
.strip > p {margin: 0; padding: .7rem .9rem; border-radius: .6rem; line-height: 1.35;
 background: color-mix(in srgb, currentColor 6%, transparent);}
.gallery {display: grid; grid-template-columns: repeat(auto-fill, minmax(19rem, 1fr)); gap: 1rem; margin: .6rem 0 1rem;}
.gallery > article {padding: .9rem 1.1rem; border-radius: .7rem; line-height: 1.4; overflow-wrap: anywhere;
 border: 1px solid color-mix(in srgb, currentColor 20%, transparent);}
.gallery h3 {margin: 0 0 .3rem; padding: 0; font-size: 1.2rem;}
.gallery p {margin: .25rem 0;}
.meeting, .meeting p, .meeting li {font-size: 1.8rem; line-height: 1.4; max-width: 70rem;}
.meeting h2 {font-size: 2.2rem; line-height: 1.3; margin: .8rem 0;}
.quiet {opacity: .85;}
.paper {max-width: 50rem; line-height: 1.4; overflow-wrap: anywhere;}
.paper h1 {font-size: 1.5rem; margin: 0 0 .3rem;}
.paper h2 {font-size: 1.1rem; margin: .8rem 0 .2rem;}
.paper p, .paper ul {margin: .2rem 0;}
.paper ul {padding-left: 1.2rem;}
.paper .looks {border-collapse: collapse; width: 100%;}
.paper .looks th, .paper .looks td {text-align: left; vertical-align: top; padding: .25rem .5rem .25rem 0;
 border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent);}
@media (max-width: 900px) {
 .road-row {grid-template-columns: 1fr; gap: 0;}
 .road-head {display: none;}
 .way-text {font-size: .85rem;}
 .way-start .way-text, .way-now .way-text {transform: none; left: -.5rem;}
 .road-track {height: auto; min-height: 1.8rem;}
 .road-dot, .road-left {position: static; transform: none; flex-direction: row; white-space: normal;}
 .road-today {display: none;}
 .kinds {display: block; overflow-x: auto;}
}
</style>
"""

PAPER = """
<style>
@page {size: A4; margin: 14mm;}
html {color-scheme: light;}
body {font: 10.5pt/1.4 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: #111; margin: 0;
 padding: 1rem; -webkit-print-color-adjust: exact; print-color-adjust: exact;}
.paper {max-width: none;}
.columns {display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem;}
.way {height: 5rem;}
h2, li, .way, .looks tr {break-inside: avoid;}
</style>
"""
