using MudBlazor;

namespace SupportConsole.App.Shell;

/// <summary>Colours and type, light and dark. Every text colour has a contrast of at least 4.5:1 on its background.</summary>
internal static class ConsoleTheme
{
    private static readonly string[] SystemFont = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans",
        "Liberation Sans", "Arial", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Background = "#F6F7F9",
            BackgroundGray = "#ECEEF2",
            Surface = "#FFFFFF",
            AppbarBackground = "#FFFFFF",
            AppbarText = "#1A1D26",
            DrawerBackground = "#FFFFFF",
            DrawerText = "#1A1D26",
            DrawerIcon = "#555C6B",
            TextPrimary = "#1A1D26",
            TextSecondary = "#555C6B",
            TextDisabled = "#6B7280",
            ActionDefault = "#555C6B",
            Primary = "#4A2FC9",
            PrimaryContrastText = "#FFFFFF",
            Secondary = "#555C6B",
            SecondaryContrastText = "#FFFFFF",
            Success = "#0B6B3A",
            Warning = "#8A4B00",
            Error = "#B3261E",
            Info = "#0B5CAD",
            LinesDefault = "#D9DDE5",
            LinesInputs = "#7D8596",
            TableLines = "#D9DDE5",
            Divider = "#D9DDE5",
            TableHover = "#F1F3F7",
        },
        PaletteDark = new PaletteDark
        {
            Background = "#101218",
            BackgroundGray = "#262B36",
            Surface = "#181B23",
            AppbarBackground = "#181B23",
            AppbarText = "#E8EAF0",
            DrawerBackground = "#181B23",
            DrawerText = "#E8EAF0",
            DrawerIcon = "#A5ACBB",
            TextPrimary = "#E8EAF0",
            TextSecondary = "#A5ACBB",
            TextDisabled = "#8B93A5",
            ActionDefault = "#A5ACBB",
            Primary = "#B3A4FF",
            PrimaryContrastText = "#101218",
            Secondary = "#A5ACBB",
            SecondaryContrastText = "#101218",
            Success = "#6FD6A0",
            SuccessContrastText = "#101218",
            Warning = "#F0B45A",
            WarningContrastText = "#101218",
            Error = "#FF8A80",
            ErrorContrastText = "#101218",
            Info = "#7CB8F5",
            InfoContrastText = "#101218",
            LinesDefault = "#2E3340",
            LinesInputs = "#7D8596",
            TableLines = "#2E3340",
            Divider = "#2E3340",
            TableHover = "#1F232D",
            OverlayDark = "rgba(0,0,0,0.6)",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", DrawerWidthLeft = "216px", AppbarHeight = "52px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = SystemFont, FontSize = "14px", LineHeight = "1.45", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontSize = "14px", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontSize = "13px", LetterSpacing = "normal" },
            H1 = new H1Typography { FontSize = "20px", FontWeight = "600", LetterSpacing = "normal", LineHeight = "1.3" },
            H2 = new H2Typography { FontSize = "16px", FontWeight = "600", LetterSpacing = "normal", LineHeight = "1.3" },
            Button = new ButtonTypography { FontSize = "14px", FontWeight = "600", TextTransform = "none", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontSize = "12px", LetterSpacing = "normal" },
        },
    };

    /// <summary>The same, for a page that shell.js marked as dark.</summary>
    public static MudTheme WhereDark { get; } = new()
    {
        PaletteDark = Theme.PaletteDark,
        LayoutProperties = Theme.LayoutProperties,
        Typography = Theme.Typography,
        PseudoCss = new PseudoCss { Scope = ":root[data-theme=dark]" },
    };
}
