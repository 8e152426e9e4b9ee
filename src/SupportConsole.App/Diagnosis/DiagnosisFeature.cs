using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Intake;

namespace SupportConsole.App.Diagnosis;

/// <summary>The diagnosis' registrations.</summary>
public static class DiagnosisFeature
{
    /// <summary>Registers the diagnosis, and the finder of connections that it builds on.</summary>
    public static IServiceCollection AddDiagnosis(this IServiceCollection services) => services.AddIntake().AddSingleton<DiagnosisService>();
}
