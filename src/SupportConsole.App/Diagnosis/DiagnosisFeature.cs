using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Intake;

namespace SupportConsole.App.Diagnosis;

public static class DiagnosisFeature
{
    public static IServiceCollection AddDiagnosis(this IServiceCollection services) =>
        services.AddIntake().AddSingleton<SuspectFinder>().AddSingleton<DiagnosisService>();
}
