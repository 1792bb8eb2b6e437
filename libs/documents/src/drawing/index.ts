export { type Bar, barChart, type BarChart, type BarScale } from './bars.js';
export { coordinate, pointAt, type Point } from './circle.js';
export { wheelGeometry, EXTENT as WHEEL_EXTENT } from './geometry.js';
export type { WheelDetail, WheelGeometry, WheelLevel, WheelSegment } from './geometry.js';
export type { LabelPlacement, NumberPlacement, TextBox, TextLine } from './labels.js';
export {
  legendEntries,
  legendSvg,
  swatchSvg,
  type LegendEntry,
  type LegendSvgOptions,
} from './legend-svg.js';
export { signOf, wheelModel } from './model.js';
export type {
  DrawingCatalogue,
  WheelCategory,
  WheelDataPoint,
  WheelDimension,
  WheelGroup,
  WheelInput,
  WheelModel,
} from './model.js';
export { CLASS_COLOURS, CLASSES, MARK_STYLES, markOf, type Mark, type MarkStyle } from './palette.js';
export { patternDefs, patternFill } from './patterns.js';
export { radarChart, radarTable, type RadarChart, type RadarTable } from './radar.js';
export { drawingTexts } from './texts.js';
export { ACCENT, DRAWING_FONTS, wheelSvg, type WheelSvgOptions } from './wheel-svg.js';
export { wheelTable, type WheelTable, type WheelTableRow } from './wheel-table.js';
export { escapeXml, plainText } from './xml.js';
